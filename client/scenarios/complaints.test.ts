import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { DESK, useBrowser } from './use-browser.ts'

describeOnOneDatabase('Complaints about handling in the browser', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser

  const enter = (account: string, path: string, viewport = DESK) =>
    browser.enter(account, { path, viewport, withoutMap: true })
  const status = (page: Page, is: string) =>
    page.locator(`[data-testid=complaint-panel][data-status=${is}]`).waitFor()

  test('A call about a case becomes a complaint, given past the unit, answered, found right and closed', async () => {
    const held = await loop().caseIn('dispatched')
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

    const boss = await enter('supervisor', '/complaints')
    await boss.locator('[data-testid=complaint]').first().press('Enter')
    await boss.locator('[data-testid=complaint-assign]').press('Enter')
    await boss.getByLabel(/the leading group's office/).check()
    await boss.locator('[data-testid=complaint-submit]').press('Enter')
    await status(boss, 'assigned')

    const leader = await enter('leader', '/complaints', { width: 390, height: 844 })
    await leader.locator('[data-testid=complaint]').first().press('Enter')
    await leader.locator('[data-testid=complaint-answer]').press('Enter')
    await leader.getByLabel('The answer').fill('The crew was sent elsewhere; it apologises.')
    await leader.locator('[data-testid=complaint-submit]').press('Enter')
    await status(leader, 'answered')
    expect(await leader.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

    await boss.reload()
    await boss.locator('[data-testid=complaint-close]').press('Enter')
    await boss.getByLabel('Upheld', { exact: true }).check()
    await boss.locator('[data-testid=complaint-submit]').press('Enter')
    await status(boss, 'closed')
    expect(await boss.locator('[data-testid=complaint-panel]').textContent()).toContain('answered in time')
  })

  test('The unit complained of finds no page and no word of it', async () => {
    const unit = await enter('unit-water', '/complaints')
    await unit.getByText('Your role does not use this page').waitFor()
    const { items } = (await loop().as('unit-water').get('/api/v1/complaints?state=all')).json
    expect(items).toEqual([])
    expect(faults).toEqual([])
  })
})
