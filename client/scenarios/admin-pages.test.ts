import { expect, test } from 'vitest'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { ADMIN_SECTIONS } from '../app/admin-sections.ts'
import { seriousFaults } from './serious-faults.ts'
import { useBrowser } from './use-browser.ts'

describeOnOneDatabase('The administration’s pages', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const enter = (section: string) => browser.enter('admin', { path: `/admin/${section}`, withoutMap: true })

  test('the rules of the call desk are changed by keyboard; a figure out of bounds is named and not saved', async () => {
    const page = await enter('calls')
    const marks = page.locator(
      '[data-testid=call-rule-abuseMarks] input, input[data-testid=call-rule-abuseMarks]',
    )
    await marks.waitFor()
    await marks.fill('0')
    await page.getByText('A whole number from 1 to 20').waitFor()
    expect(await page.locator('[data-testid=call-rules-save]').isDisabled()).toBe(true)
    await marks.fill('5')
    await page.keyboard.press('Enter')
    await page.getByText('In force from now on').first().waitFor()
    const rules = (await loop().as('admin').get('/api/v1/calls/rules')).json
    expect(rules).toMatchObject({ version: 2, abuseMarks: 5, abuseDays: 30 })
    await page.context().close()
  })

  test('the health of the system is said in words, and looked at again', async () => {
    const page = await enter('health')
    await page.locator('[data-testid=health-verdict]').waitFor()
    const jobs = page.locator('[data-testid=health-jobs]')
    await jobs.getByText('Escalate what is overdue').waitFor()
    await page.getByText('This server serves no tiles').waitFor()
    await page.waitForResponse((answer) => answer.url().endsWith('/admin/health') && answer.ok())
    await page.context().close()
  })

  test('axe finds nothing serious in any section', async () => {
    const serious: string[] = []
    const page = await enter('users')
    for (const { id } of ADMIN_SECTIONS) {
      await page.locator(`[data-testid=admin-${id}]`).click()
      await page.locator(`[data-testid=admin-${id}][aria-current=page]`).waitFor()
      await page.locator('.admin-main > :not(.admin-waiting)').first().waitFor()
      await expect
        .poll(() => page.locator('.admin-main .ant-spin-spinning').count(), { timeout: 30_000 })
        .toBe(0)
      serious.push(...(await seriousFaults(page, id)))
    }
    await page.context().close()
    expect(serious).toEqual([])
    expect(browser.faults).toEqual([])
  })
})
