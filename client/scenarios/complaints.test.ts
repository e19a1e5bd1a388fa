import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { pressKey } from './press-key.ts'
import { seriousFaults } from './serious-faults.ts'
import { DESK, PHONE, useBrowser } from './use-browser.ts'

describeOnOneDatabase('Complaints about handling in the browser', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser

  const enter = (account: string, path: string, viewport = DESK) =>
    browser.enter(account, { path, viewport, withoutMap: true })
  /** On the page, and its line open: what is told from now on is heard. */
  const enterLive = async (account: string, path: string, viewport = DESK) => {
    const page = await enter(account, path, viewport)
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    return page
  }
  const register = async (over: object) => {
    const told = { source: 'hotline', topic: 'slow', description: 'Nobody came', ...over }
    const answer = await loop().as('intake').post('/api/v1/complaints', told)
    expect(answer.status, answer.text).toBe(201)
    return answer.json
  }
  const row = (page: Page, id: string) => page.locator(`[data-testid=complaint][data-id="${id}"]`)
  const status = (page: Page, is: string) =>
    page.locator(`[data-testid=complaint-panel][data-status=${is}]`).waitFor()

  test('A call about a case becomes a complaint, given past the unit, answered, found right and closed', async () => {
    const held = await loop().caseIn('dispatched')
    // The supervisor looks at the list all the while, and loads nothing again.
    const boss = await enterLive('supervisor', '/complaints')
    const clerk = await enter('intake', `/complaints?case=${held.id}`)
    const form = clerk.locator('[data-testid=complaint-form]')
    await form.getByLabel('The complaint').fill('Three days and nobody came')
    await expect
      .poll(() => form.getByLabel('Case number').inputValue(), { timeout: 30_000 })
      .toBe(held.number)
    await form.getByLabel('Name of the complainant').fill('Mr Zhao')
    await form.getByLabel('Phone').fill('12')
    await clerk.keyboard.press('Control+Enter')
    await form.getByRole('alert').first().waitFor()
    await form.getByLabel('Phone').fill('13912345678')
    await clerk.keyboard.press('Control+Enter')
    await status(clerk, 'registered')
    const panel = clerk.locator('[data-testid=complaint-panel]')
    expect(await panel.textContent()).toContain('139****5678')
    expect(await panel.textContent()).not.toContain('Zhao')
    expect(await panel.locator('[data-testid=complaint-light]').textContent()).toContain('left')

    await pressKey(boss.locator('[data-testid=complaint]').first())
    await pressKey(boss.locator('[data-testid=complaint-assign]'))
    await boss.getByLabel(/the leading group's office/).check()
    await pressKey(boss.locator('[data-testid=complaint-submit]'))
    await status(boss, 'assigned')

    const leader = await enter('leader', '/complaints', PHONE)
    await pressKey(leader.locator('[data-testid=complaint]').first())
    await pressKey(leader.locator('[data-testid=complaint-answer]'))
    await leader.getByLabel('The answer').fill('The crew was sent elsewhere; it apologises.')
    await pressKey(leader.locator('[data-testid=complaint-submit]'))
    await status(leader, 'answered')
    expect(await leader.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

    await status(boss, 'answered')
    await pressKey(boss.locator('[data-testid=complaint-close]'))
    await boss.getByLabel('Upheld', { exact: true }).check()
    await pressKey(boss.locator('[data-testid=complaint-submit]'))
    await status(boss, 'closed')
    expect(await boss.locator('[data-testid=complaint-panel]').textContent()).toContain('answered in time')
  })

  test('A step opened while somebody else takes one keeps its words and says who was quicker', async () => {
    const made = await register({ unit: 'WATER' })
    const boss = await enterLive('supervisor', `/complaints?id=${made.id}`)
    await pressKey(boss.locator('[data-testid=complaint-comment]'))
    await boss.getByLabel('The note').fill('Called the duty desk')
    const act = (body: object) => loop().as('supervisor').post(`/api/v1/complaints/${made.id}/actions`, body)
    expect((await act({ action: 'assign', version: 1, to: 'CENTER' })).status).toBe(200)
    await boss.locator('[data-testid=complaint-overtaken]', { hasText: 'Given to' }).waitFor()
    expect(await boss.getByLabel('The note').inputValue()).toBe('Called the duty desk')
    await act({ action: 'answer', version: 2, answer: 'Done' })
    await act({ action: 'close', version: 3, upheld: true })
    await boss.locator('[data-testid=complaint-panel][data-status=closed]').waitFor()
    expect(await boss.locator('[data-testid=complaint-submit]').isDisabled()).toBe(true)
    expect(await boss.getByLabel('The note').inputValue()).toBe('Called the duty desk')
    await boss.context().close()
  })

  test('A case leads to the form of a complaint about it; who may not register one finds no way', async () => {
    const held = await loop().caseIn('dispatched')
    const boss = await enter('supervisor', `/command?v=2&case=${held.id}`)
    await pressKey(boss.locator('[data-testid=complain]'))
    await boss.waitForURL(/\/complaints\?case=/)
    const number = boss.locator('[data-testid=complaint-form]').getByLabel('Case number')
    await expect.poll(() => number.inputValue(), { timeout: 30_000 }).toBe(held.number)
    await boss.context().close()
    const dispatcher = await enter('dispatcher', `/command?v=2&case=${held.id}`)
    await dispatcher.locator('[data-testid=case-panel][data-status=dispatched]').waitFor()
    expect(await dispatcher.locator('[data-testid=complain]').count()).toBe(0)
    await dispatcher.context().close()
  })

  test('A call that is a complaint goes on with its words and its number, which no address holds', async () => {
    const clerk = await enterLive('intake', '/intake')
    await clerk.locator('[data-testid=new-call]').click()
    await clerk.locator('#call-number').fill('13687654321')
    await clerk.keyboard.press('Enter')
    await clerk.keyboard.press('Alt+w')
    await clerk.keyboard.insertText('The lamp was told of twice')
    await pressKey(clerk.locator('[data-testid=end-otherwise]'))
    await clerk.locator('[data-testid=send-complaint]').click()
    await clerk.waitForURL(/\/complaints\?call=[0-9a-f-]{36}$/)
    const form = clerk.locator('[data-testid=complaint-form]')
    expect(await form.getByLabel('The complaint').inputValue()).toBe('The lamp was told of twice')
    expect(await form.getByLabel('Keep the number of the call').isChecked()).toBe(true)
    await form.getByLabel('Unit complained of').fill('Water')
    await clerk.keyboard.press('Enter')
    await form.getByLabel('The complaint').press('Control+Enter')
    await status(clerk, 'registered')
    expect(await clerk.locator('[data-testid=complaint-panel]').textContent()).toContain('136****4321')
    await clerk.context().close()
  })

  test('About the center itself it leaves the clerk’s hands, and a leader answers and closes it', async () => {
    const leader = await enterLive('leader', '/complaints')
    const clerk = await enter('intake', '/complaints?new=1')
    const form = clerk.locator('[data-testid=complaint-form]')
    await form.getByLabel('Unit complained of').fill('the center itself')
    await clerk.keyboard.press('Enter')
    await form.getByLabel('The complaint').fill('The call was cut off')
    await clerk.keyboard.press('Control+Enter')
    await clerk.getByText('the center sees no more of it. Tell the complainant the number').waitFor()
    const { id } = await loop().db.one(`select id from complaint where description = 'The call was cut off'`)
    expect(await row(clerk, id).count()).toBe(0)
    await pressKey(row(leader, id))
    await pressKey(leader.locator('[data-testid=complaint-answer]'))
    await leader.getByLabel('The answer').fill('The clerk was talked to.')
    await pressKey(leader.locator('[data-testid=complaint-submit]'))
    await status(leader, 'answered')
    await pressKey(leader.locator('[data-testid=complaint-close]'))
    await leader.getByLabel('Upheld', { exact: true }).check()
    await pressKey(leader.locator('[data-testid=complaint-submit]'))
    await status(leader, 'closed')
    await leader.context().close()
    await clerk.context().close()
  })

  test('axe finds nothing serious, whatever is open', async () => {
    const made = await register({ unit: 'WATER' })
    const serious: string[] = []
    for (const viewport of [DESK, PHONE]) {
      const page = await enterLive('supervisor', '/complaints', viewport)
      await row(page, made.id).waitFor()
      serious.push(...(await seriousFaults(page, 'the list')))
      await pressKey(row(page, made.id))
      await page.locator('[data-testid=complaint-assign]').waitFor()
      serious.push(...(await seriousFaults(page, 'a complaint')))
      await pressKey(page.locator('[data-testid=complaint-assign]'))
      await page.locator('[data-testid=complaint-step-form]').waitFor()
      serious.push(...(await seriousFaults(page, 'a step')))
      await page.goto(`${loop().app.url}/complaints?call=${crypto.randomUUID()}`)
      await page.locator('[data-testid=complaint-form]').waitFor()
      serious.push(...(await seriousFaults(page, 'the form')))
      await page.context().close()
    }
    expect(serious).toEqual([])
  })

  test('The unit complained of finds no page and no word of it', async () => {
    const unit = await enter('unit-water', '/complaints')
    await unit.getByText('Your role does not use this page').waitFor()
    const { items } = (await loop().as('unit-water').get('/api/v1/complaints?state=all')).json
    expect(items).toEqual([])
    expect(faults).toEqual([])
  })
})
