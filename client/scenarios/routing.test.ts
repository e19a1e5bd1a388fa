import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { DESK, useBrowser } from './use-browser.ts'

describeOnOneDatabase('The routing rules in an administrator’s browser', (database) => {
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser
  // Before anybody is connected: meanwhile this process answers nobody.
  const loop = useLoop(database)

  const enter = (account: string, path: string, viewport = DESK) => browser.enter(account, { path, viewport })

  /** Chooses from a list by typing, as the keyboard does it. */
  async function choose(page: Page, label: string, text: string): Promise<void> {
    const field = page.locator('[data-testid=routing-form]').getByLabel(label, { exact: true })
    await field.focus()
    await page.keyboard.type(text)
    // Its own list, when it is narrowed: the one before may still be closing.
    await page.locator('.ant-select-item-option-active:visible', { hasText: text }).last().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.ant-select-selection-item', { hasText: text }).first().waitFor()
    await page.keyboard.press('Escape')
  }

  test('a rule is written, refused where it contradicts, tried on past cases, put in force, and put back', async () => {
    const sent = await loop().walk(
      await loop().report(),
      ['intake', 'accept'],
      ['supervisor', 'file'],
      ['dispatcher', 'dispatch', { unit: 'URBAN-MGMT' }],
    )
    const page = await enter('admin', '/admin/routing')
    const state = page.locator('[data-testid=routing-state]')
    await state.getByText('The class catalog rules').waitFor()
    await page.locator('[data-testid=routing-add]').click()
    const form = page.locator('[data-testid=routing-form]')
    await form.getByLabel('Name (Chinese)').fill('归水务局')
    await form.getByLabel('Name (English)').fill('To the Water bureau')
    await choose(page, 'Units (the first is suggested, the others are second choices)', 'Water')
    await choose(page, 'Classes', '06010')
    await form.getByLabel('Priority').fill('500')
    await page.locator('[data-testid=routing-save]').click()
    const told = page.locator('[data-testid=routing-faults]').last()
    await told.waitFor()
    expect(await told.textContent()).toContain(
      '“Duties of Urban Management Enforcement”, “To the Water bureau”',
    )
    await form.getByLabel('Priority').fill('600')
    await page.locator('[data-testid=routing-save]').click()
    await page.locator('[data-testid=routing-draft]').waitFor()
    await page.getByText('new', { exact: true }).waitFor()
    expect(await page.locator('[data-testid=routing-faults]').count()).toBe(0)

    await page.locator('[data-testid=routing-try]').click()
    await page.locator('[data-testid=routing-run]').click()
    const report = page.locator('[data-testid=routing-report]')
    await report.getByText(sent.number).waitFor()
    expect(await report.textContent()).toContain('100.0%')
    const enforce = page.locator('[data-testid=routing-enforce]')
    expect(await enforce.isDisabled()).toBe(true)
    await page.locator('[data-testid=routing-reason]').fill('Street washing is theirs now')
    await enforce.click()
    await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click()
    await state.getByText('Version 1 in force').waitFor()
    const [first] = (await loop().report()).suggestedUnits
    expect(first).toMatchObject({ code: 'WATER', rule: { nameEn: 'To the Water bureau' } })

    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.locator('[data-testid=routing-version-1]').getByText('Street washing is theirs now').waitFor()
    await page
      .locator('[data-testid=routing-version-0]')
      .getByRole('button', { name: 'Take as draft' })
      .click()
    await page.locator('.ant-popconfirm-buttons .ant-btn-primary').last().click()
    await page.getByText('This draft deletes rules: 1').waitFor()
    await page.getByRole('button', { name: 'Discard draft' }).click()
    await page.locator('.ant-popconfirm-buttons .ant-btn-primary').last().click()
    await page.locator('[data-testid=routing-draft]').waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  })

  test('the dispatcher sees the rule and the load; the administrator how often it is followed', async () => {
    const filed = await loop().caseIn('filed')
    const desk = await enter('dispatcher', `/command?v=1&desk=dispatch&case=${filed.id}`)
    const suggested = desk.locator('[data-testid=suggested]')
    await suggested.waitFor()
    expect(await suggested.textContent()).toMatch(
      /Water.*by class.*holds 0.*Rule 2: To the Water bureau.*Urban/,
    )
    await desk.close()
    await loop().walk(filed, ['dispatcher', 'dispatch', { unit: 'URBAN-MGMT' }])
    const page = await enter('admin', '/admin/routing')
    await page.getByRole('tab', { name: 'Accuracy' }).click()
    await page.getByText('365 days').click()
    await page.locator('[data-testid=routing-share]').getByText('50.0%').waitFor()
    await page.getByRole('row', { name: /To the Water bureau 1 1 0\.0%/ }).waitFor()
  })
})
