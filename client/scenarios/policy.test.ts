import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { PHONE, useBrowser, WIDE } from './use-browser.ts'

describeOnBothDatabases('The clocks in an administrator’s browser', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser
  const enter = (account: string, viewport = WIDE) => browser.enter(account, { path: '/admin', viewport })

  /** The page begins with the year in which the test is run. */
  async function showing2026(page: Page): Promise<Page> {
    const year = page.locator('[data-testid=policy-year]')
    await year.waitFor()
    while (Number(await year.textContent()) > 2026) await page.getByLabel('Year before').click()
    return page
  }

  test('a day off is clicked, looked at, given a reason and applied; the case is due a day later', async () => {
    const held = await loop().caseIn('dispatched')
    const page = await showing2026(await enter('admin'))
    const day = page.locator('[data-date="2026-11-16"]')
    await day.click()
    expect(await day.getAttribute('data-kind')).toBe('holiday')
    await page.locator('[data-testid=policy-preview-button]').click()
    const told = page.locator('[data-testid=policy-preview]')
    await told.waitFor()
    expect(await told.textContent()).toContain(held.number)
    const apply = page.locator('[data-testid=policy-apply]')
    expect(await apply.isDisabled()).toBe(true)
    await page.locator('[data-testid=policy-reason]').fill('A day of mourning')
    await apply.click()
    const line = page.locator('[data-testid=policy-revision-2]')
    await line.getByText('Cases judged anew: 1, moved: 1').waitFor()
    expect(await line.textContent()).toContain('A day of mourning')
    expect(await page.locator('[data-testid=policy-state]').textContent()).toBe('Revision 2 in force')
    const { deadline } = (await loop().as('admin').get(`/api/v1/cases/${held.id}`)).json
    expect(Date.parse(deadline)).toBeGreaterThan(Date.parse(held.deadline ?? '') + 12 * 3_600_000)
  })

  test('a year is taken over as it was arranged, and a unit gets a calendar of its own', async () => {
    const page = await showing2026(await enter('admin'))
    const golden = page.locator('[data-date="2026-10-01"]')
    await golden.click()
    expect(await golden.getAttribute('data-kind')).toBe('work')
    await page.locator('[data-testid=policy-take-over]').click()
    await page.getByText('2026 filled in').waitFor()
    expect(await golden.getAttribute('data-kind')).toBe('holiday')
    await page.getByRole('button', { name: 'New calendar' }).click()
    await page.getByLabel('Name of the calendar').fill('Early birds')
    await page.getByRole('button', { name: 'OK' }).click()
    await page.getByLabel('Opens').first().fill('06:00')
    await page.getByLabel('Find a unit').fill('WATER')
    await page
      .getByLabel(/^Calendar: /)
      .first()
      .click({ force: true })
    await page.locator('.ant-select-item-option-content', { hasText: 'Early birds' }).last().click()
    await page.locator('[data-testid=policy-preview-button]').click()
    await page.locator('[data-testid=policy-reason]').fill('They start early')
    await page.locator('[data-testid=policy-apply]').click()
    await page.locator('[data-testid=policy-revision-3]').waitFor()
    const { definition } = (await loop().as('admin').get('/api/v1/policy/revisions/3')).json
    expect(definition.units).toContainEqual({ code: 'WATER', commandDuty: false, calendar: 'Early birds' })
    expect(definition.calendars[1].versions[0].seasons[0].hours[0]).toEqual(['06:00', '11:30'])
  })

  test('it fits a phone, and is nobody else’s', async () => {
    const phone = await enter('admin', PHONE)
    await phone.locator('[data-testid=policy-year]').waitFor()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    const unit = await enter('unit-water')
    await unit.getByText('Your role does not use this page').waitFor()
    expect(faults).toEqual([])
  })
})
