import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { startCuttableProxy } from './cuttable-proxy.ts'
import { seriousFaults } from './serious-faults.ts'
import { useBrowser, WIDE } from './use-browser.ts'

describeOnOneDatabase('Operators at the console', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults, forgiven } = browser

  async function enter(account: string, query = '', origin = loop().app.url): Promise<Page> {
    const path = `/command?v=2&${query}`
    const page = await browser.enter(account, { path, origin, viewport: WIDE, withoutMap: true })
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    return page
  }
  const panel = (page: Page, status: string) =>
    page.locator(`[data-testid=case-panel][data-status=${status}]`)
  const presses = (page: Page) => {
    let count = 0
    return {
      press: async (key: string) => {
        count += 1
        await page.keyboard.press(key)
      },
      get count() {
        return count
      },
    }
  }

  test('A case is filed and dispatched by keys alone in seconds, the next one opens by itself', async () => {
    const first = await loop().caseIn('accepted')
    // Due later, and so below it.
    loop().setClock(1)
    const second = await loop().caseIn('accepted')
    const page = await enter('supervisor', 'desk=file')
    await page.locator(`[data-testid=case-row-${first.number}]`).waitFor()
    await page.keyboard.press('Shift+Q')
    await page.getByText('opens by itself: on').waitFor()
    const keys = presses(page)
    const began = Date.now()
    // Down to the case, open it, file, send; then the desk of dispatch, down, open, dispatch to the first suggested.
    await keys.press('j')
    await keys.press('Enter')
    await panel(page, 'accepted').waitFor()
    await keys.press('f')
    await page.locator('[data-testid=form-file] :focus').waitFor()
    await keys.press('Control+Enter')
    await page.locator(`[data-testid=case-panel][data-id="${second.id}"]`).waitFor()
    await page.locator(`[data-testid=case-row-${first.number}]`).waitFor({ state: 'detached' })
    await keys.press('.')
    await page.locator(`[data-testid=case-row-${first.number}][data-status=filed]`).waitFor()
    await keys.press('j')
    await keys.press('Enter')
    await panel(page, 'filed').waitFor()
    await keys.press('Shift+D')
    await page.locator(`[data-testid=case-row-${first.number}]`).waitFor({ state: 'detached' })
    const tookMs = Date.now() - began
    expect((await loop().as('supervisor').get(`/api/v1/cases/${first.id}`)).json.status).toBe('dispatched')
    expect(keys.count).toBe(8)
    console.log(`file and dispatch: ${keys.count} keystrokes, ${tookMs} ms of the machine`)
    await page.context().close()
  })

  test('Two operators at one case see each other; who loses the race keeps his words and is told by whom', async () => {
    const one = await loop().caseIn('filed')
    const [mine, his] = [
      await enter('dispatcher', `case=${one.id}`),
      await enter('supervisor', `case=${one.id}`),
    ]
    await mine.locator('[data-testid=present-line]', { hasText: 'supervisor is looking' }).waitFor()
    await his.locator('[data-testid=present-line]', { hasText: 'dispatcher is looking' }).waitFor()
    await mine.locator(`[data-testid=case-row-${one.number}] [data-testid=present-badge]`).waitFor()
    await mine.keyboard.press('d')
    const words = mine.locator('[data-testid=form-dispatch] textarea')
    await words.fill('先去现场看一看')
    await his.locator('[data-testid=present-line]', { hasText: 'dispatcher is filling in a form' }).waitFor()
    await his.keyboard.press('Shift+D')
    await his.getByText('Dispatch: done').or(his.locator('.ant-message-success')).first().waitFor()
    await mine.locator('[data-testid=overtaken]', { hasText: 'supervisor just did “Dispatch”' }).waitFor()
    expect(await words.inputValue()).toBe('先去现场看一看')
    expect(await mine.locator('[data-testid=submit-action]').isDisabled()).toBe(true)
    // However a page goes, with a last word or without: half a minute of the server's time later it is gone.
    await his.context().close()
    loop().setClock(1)
    await mine
      .locator('[data-testid=present-line]', { hasText: 'supervisor' })
      .waitFor({ state: 'detached', timeout: 40_000 })
    await mine.context().close()
  })

  test('A list read before a step that comes after it does not bring the case back', async () => {
    const going = await loop().caseIn('filed')
    const staying = await loop().caseIn('filed')
    const page = await enter('supervisor', `desk=file&case=${going.id}`)
    await panel(page, 'filed').waitFor()
    let letGo = () => {}
    const isHeld = new Promise<void>((held) => {
      void page.route(/\/api\/v1\/cases\?.*status=filed/, async (route) => {
        const read = await route.fetch()
        held()
        await new Promise<void>((go) => {
          letGo = go
        })
        await route.fulfill({ response: read })
      })
    })
    await page.keyboard.press('.')
    await isHeld
    const told = page.waitForResponse(/\/api\/v1\/cases\?/)
    await loop().walk(going, ['supervisor', 'dispatch', { unit: 'URBAN-MGMT' }])
    await panel(page, 'dispatched').waitFor()
    letGo()
    await told
    await page.locator(`[data-testid=case-row-${staying.number}]`).waitFor()
    await page.locator(`[data-testid=case-row-${going.number}]`).waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('Limits run by the server’s clock: a desk whose own is days ahead shows the same light', async () => {
    const one = await loop().caseIn('filed')
    const page = await enter('supervisor', 'desk=dispatch')
    const row = page.locator(`[data-testid=case-row-${one.number}]`)
    await row.getByRole('img', { name: 'On time' }).waitFor()
    loop().setClock('2026-11-16T12:00:00+08:00')
    // The line is opened again, as after a pause of the network: the time that passed meanwhile is known.
    await page.reload()
    await row.getByRole('img', { name: 'Overdue' }).waitFor()
    await page.context().close()
  })

  test('Words survive Escape; a filter is set, kept and applied by its number; a link restores it', async () => {
    const one = await loop().caseIn('filed')
    const urgent = await loop().walk(await loop().caseIn('filed'), [
      'supervisor',
      'mark-urgent',
      { hours: 2, reason: '伤人' },
    ])
    const page = await enter('dispatcher', `case=${one.id}`)
    await panel(page, 'filed').waitFor()
    await page.keyboard.press('n')
    await page.locator('[data-testid=form-comment] textarea').fill('还没写完')
    await page.keyboard.press('Escape')
    await page.locator('[data-testid=form-comment]').waitFor({ state: 'detached' })
    await page.keyboard.press('n')
    expect(await page.locator('[data-testid=form-comment] textarea').inputValue()).toBe('还没写完')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    await page.locator('[data-testid=filter-urgent]').click()
    await page.getByPlaceholder('Name of the filter').fill('Only urgent')
    await page.locator('[data-testid=filter-keep]').click()
    await page.locator('[data-testid=saved-filters]').waitFor()
    await page.locator('[data-testid=filter-done]').click()
    await page.locator(`[data-testid=case-row-${one.number}]`).waitFor({ state: 'detached' })
    await page.locator(`[data-testid=case-row-${urgent.number}]`).waitFor()
    expect(page.url()).toContain('f=urgent')
    await page.locator('body').click({ position: { x: 900, y: 500 } })
    await page.keyboard.press('0')
    await page.locator(`[data-testid=case-row-${one.number}]`).waitFor()
    await page.keyboard.press('1')
    await page.locator(`[data-testid=case-row-${one.number}]`).waitFor({ state: 'detached' })
    await page.reload()
    await page.locator(`[data-testid=case-row-${urgent.number}]`).waitFor()
    expect(await page.locator(`[data-testid=case-row-${one.number}]`).count()).toBe(0)
    await page.context().close()
  })

  test('The shift changes: taken cases, a note, a sheet, and the receiver confirms', async () => {
    await loop().caseIn('accepted')
    const giver = await enter('intake', 'desk=file')
    await giver.locator('[data-testid=take-next]').waitFor()
    await giver.keyboard.press('z')
    await panel(giver, 'accepted').waitFor()
    await giver.keyboard.press('q')
    await giver.locator('[data-testid=note-text]').fill('等网格员电话')
    await giver.keyboard.press('Control+Enter')
    await giver.locator('.case-note', { hasText: '等网格员电话' }).waitFor()
    await giver.keyboard.press('Shift+Z')
    await giver.locator('[data-testid=hand-over]').waitFor()
    await giver.locator('[data-testid=make-sheet]').click()
    await giver.locator('[data-testid=sheet-head]').waitFor()
    expect(await giver.locator('.sheet-paper').textContent()).toContain('等网格员电话')
    const receiver = await enter('supervisor')
    await receiver.keyboard.press('Shift+Z')
    await receiver.locator('[data-testid=sheets]').getByRole('button').first().click()
    await receiver.locator('[data-testid=confirm-sheet]').click()
    await receiver.locator('[data-testid=sheet-head]', { hasText: 'confirmed by supervisor' }).waitFor()
    const { items } = (await loop().as('supervisor').get('/api/v1/cases?mine=true')).json
    expect(items.length).toBeGreaterThan(0)
    await giver.context().close()
    await receiver.context().close()
  })

  test('What becomes urgent is said, sounds once and no more than once in five seconds', async () => {
    await loop().caseIn('filed')
    const page = await enter('dispatcher')
    await page.evaluate(() => {
      const counted = window as unknown as { sounds: number }
      counted.sounds = 0
      window.addEventListener('cityloop:sound', () => {
        counted.sounds += 1
      })
    })
    await page.locator('.case-row').first().click()
    const began = Date.now()
    for (let i = 0; i < 3; i += 1)
      await loop().walk(await loop().caseIn('filed'), [
        'supervisor',
        'mark-urgent',
        { hours: 2, reason: '危险' },
      ])
    await page.locator('[data-testid=alarm]', { hasText: 'Urgent:' }).waitFor()
    await page.waitForTimeout(1500)
    const sounds = await page.evaluate(() => (window as unknown as { sounds: number }).sounds)
    expect(sounds).toBeGreaterThan(0)
    expect(sounds).toBeLessThanOrEqual(1 + Math.floor((Date.now() - began) / 5000))
    await page.context().close()
  })

  test('A network lost for a minute and found again loses and doubles nothing', async () => {
    const one = await loop().caseIn('filed')
    const line = await startCuttableProxy(loop().app.url)
    const page = await enter('dispatcher', `case=${one.id}`, line.url)
    await panel(page, 'filed').waitFor()
    forgiven.add(page.context())
    line.cut()
    await page.keyboard.press('Shift+D')
    const other = await loop().caseIn('filed')
    await page.locator('[data-testid=live-state]:not([data-state=live])').waitFor()
    await page.waitForTimeout(60_000)
    line.restore()
    await page.locator('[data-testid=live-state][data-state=live]').waitFor()
    await page.locator(`[data-testid=case-row-${other.number}]`).waitFor()
    const status = async () => (await loop().as('supervisor').get(`/api/v1/cases/${one.id}`)).json.status
    if ((await status()) === 'filed') {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Shift+D')
    }
    await expect.poll(status, { timeout: 30_000 }).toBe('dispatched')
    const { items } = (await loop().as('supervisor').get(`/api/v1/cases/${one.id}/events`)).json
    expect(items.filter((event: { action: string }) => event.action === 'dispatch')).toHaveLength(1)
    await page.context().close()
    await line.stop()
  })

  test('axe finds nothing serious, whatever is open', async () => {
    const one = await loop().caseIn('filed')
    const page = await enter('supervisor', `case=${one.id}`)
    await panel(page, 'filed').waitFor()
    const serious: string[] = []
    const look = async (state: string) => serious.push(...(await seriousFaults(page, state)))
    await look('a case')
    await page.keyboard.press('Shift+L')
    await page.locator('[data-testid=cases-in-view]').waitFor()
    await look('the list of the map')
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
    await page.locator('[data-testid=form-dispatch]').waitFor()
    await look('a form')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.locator('[data-testid=keys-help]').waitFor()
    await look('the keys')
    await page.context().close()
    expect(serious).toEqual([])
    expect(faults).toEqual([])
  })
})
