import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { type LoopStep, useLoop } from '../../server/testing/loop-world.ts'
import { DESK as desk, PHONE as phone, useBrowser } from './use-browser.ts'

describeOnBothDatabases('What stands behind a case, in the browsers of those who ask', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser
  /** The reader's machine stands far from the district: times must not follow it. */
  const enter = (account: string, viewport: typeof desk) =>
    browser.enter(account, { viewport, timezoneId: 'America/St_Johns' })
  /** A step by somebody who sits elsewhere. */
  async function step(id: string, ...done: LoopStep): Promise<void> {
    const now = (await loop().as(done[0]).get(`/api/v1/cases/${id}`)).json
    await loop().walk(now, done)
  }
  const by = (page: Page, name: string) => page.locator(`[data-testid=${name}]`)
  async function press(page: Page, action: string): Promise<void> {
    await by(page, 'more-actions').waitFor()
    const inSight = page.locator(`button[data-testid=action-${action}]`)
    if ((await inSight.count()) === 0) await by(page, 'more-actions').click()
    await by(page, `action-${action}`).click()
  }

  test('why it is due then: every stretch by the district’s clock, the counted ones adding up to the charge', async () => {
    const held = await loop().caseIn('dispatched')
    loop().setClock('2026-11-16T14:30:00+08:00')
    const page = await enter('unit-water', phone)
    await page.locator(`[data-id="${held.id}"]`).click()
    await by(page, 'why').click()
    const sum = by(page, 'why-sum')
    await sum.waitFor()
    const { chargedSeconds, segments } = (
      await loop().as('unit-water').get(`/api/v1/cases/${held.id}/explanation`)
    ).json
    const [hours = 0, minutes = 0, seconds = 0] = ((await sum.textContent()) ?? '').split(':').map(Number)
    expect(hours * 3600 + minutes * 60 + seconds).toBe(Math.round(chargedSeconds))
    expect(await page.locator('.segments tbody tr').count()).toBe(segments.length)
    expect(await page.locator('.segments tbody').textContent()).toContain('14:30')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  test('a supervision rings the unit’s bell at once, opens its case, and stands in the ledger until it is answered', async () => {
    const held = await loop().caseIn('dispatched')
    const page = await enter('unit-water', desk)
    await by(page, 'bell').waitFor()
    const before = Number(await by(page, 'bell').getAttribute('data-unread'))
    await step(held.id, 'supervisor', 'supervise', { instruction: 'Today, please' })
    await by(page, 'notice-alert').getByRole('button', { name: 'Look' }).click()
    await page.locator(`[data-testid=case-panel][data-id="${held.id}"]`).waitFor()
    await page.locator(`[data-testid=bell][data-unread="${before}"]`).waitFor()
    const line = page.locator('[data-testid=ledger] [data-kind=supervision]')
    expect(await line.textContent()).toContain('Today, please')
    await press(page, 'answer-supervision')
    await by(page, 'templates').click()
    await page.locator('.template-text').first().click()
    await by(page, 'submit-action').click()
    await page.locator('[data-testid=ledger] [data-kind=supervision][data-outcome=done]').waitFor()
  })

  test('an extension is asked for under what is left this month', async () => {
    const held = await loop().caseIn('dispatched')
    const page = await enter('unit-water', phone)
    await page.locator(`[data-id="${held.id}"]`).click()
    await press(page, 'request-extension')
    const { extension } = (await loop().as('unit-water').get('/api/v1/units/WATER/allowances')).json
    const told = by(page, 'allowance')
    await told.waitFor()
    expect(await told.getAttribute('data-left')).toBe(String(extension.left))
    expect((await told.textContent())?.includes('None left')).toBe(extension.left < 1)
    await page.locator('#minutes').fill('390')
    await page.locator('#reason').fill('Digging')
    await by(page, 'submit-action').click()
    await page.locator('[data-testid=ledger] [data-kind=extension][data-outcome=pending]').waitFor()
    await step(held.id, 'dispatcher', 'approve-extension', { minutes: 195 })
    const approved = page.locator('[data-testid=ledger] [data-kind=extension][data-outcome=approved]')
    await approved.waitFor()
    expect(await approved.textContent()).toContain('granted 3 h 15 min')
  })

  test('one step on many cases: marked by keys, tried first, each with its own result', async () => {
    const cases = [await loop().caseIn('filed'), await loop().caseIn('filed'), await loop().caseIn('filed')]
    const page = await enter('dispatcher', desk)
    await page.goto(`${loop().app.url}/command?v=1&layers=cases&desk=dispatch`)
    const rows = page.locator('[data-testid=queue-rows] [data-id]')
    await page.locator(`[data-testid=queue-rows] [data-id="${cases[0]?.id}"]`).waitFor()
    for (const { number } of cases) {
      const at = await rows.evaluateAll(
        (all, wanted) => all.findIndex((row) => row.getAttribute('data-testid') === `case-row-${wanted}`),
        number,
      )
      expect(at).toBeGreaterThanOrEqual(0)
      await rows.nth(at).hover()
      await by(page, `mark-${number}`).click()
    }
    await by(page, 'bulk-actions').click()
    await by(page, 'bulk-dispatch').click()
    // Somebody else works on one of them meanwhile: the version that was seen is old.
    await step(cases[1]?.id ?? '', 'dispatcher', 'comment', { note: 'seen' })
    await by(page, 'bulk-unit').click()
    await page.keyboard.type('Water')
    await page.locator('.ant-select-item-option').filter({ hasText: 'Water' }).first().click()
    await by(page, 'bulk-try').click()
    const results = by(page, 'bulk-results')
    await results.waitFor()
    expect(await results.locator('[data-refused=true]').textContent()).toContain(cases[1]?.number)
    const statusOf = async (id: string) =>
      (await loop().as('dispatcher').get(`/api/v1/cases/${id}`)).json.status
    expect(await statusOf(cases[0]?.id ?? '')).toBe('filed')
    await by(page, 'bulk-go').click()
    await page.locator('[data-testid=bulk-results][data-done=true]').waitFor()
    for (const one of [cases[0], cases[2]]) expect(await statusOf(one?.id ?? '')).toBe('dispatched')
    await results.locator('[data-refused=true]').waitFor()
  })

  test('a case handled first is listed apart, and what it cost is kept to the fen', async () => {
    const filed = await loop().caseIn('filed')
    await step(filed.id, 'dispatcher', 'dispatch', { unit: 'WATER', provisional: true })
    const page = await enter('dispatcher', desk)
    await page.goto(`${loop().app.url}/command?v=1&layers=cases&list=provisional`)
    await page.locator(`[data-testid=queue-rows] [data-id="${filed.id}"]`).click()
    const write = async (kind: number, yuan: string) => {
      await by(page, 'add-cost').click()
      const form = by(page, 'cost-form')
      await form.locator('.ant-radio-button-wrapper').nth(kind).click()
      await form.getByLabel('Amount').fill(yuan)
      await form.getByLabel('Who spent it').fill('Road crew')
      await by(page, 'submit-cost').click()
      await by(page, 'add-cost').waitFor()
    }
    await write(0, '1,234.50')
    await write(1, '234.49')
    expect(await by(page, 'cost-balance').textContent()).toBe('¥1,000.01')
    expect(page.url()).toContain('list=provisional')
    await by(page, 'desk-handling').click()
    await page.waitForURL((address) => !address.search.includes('list='))
    expect(faults).toEqual([])
  })
})
