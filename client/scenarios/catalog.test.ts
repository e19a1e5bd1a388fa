import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../server/testing/chromium.ts'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { PLAIN_CLASS, useLoop } from '../../server/testing/loop-world.ts'

const build = fileURLToPath(new URL('../build.ts', import.meta.url))

describeOnBothDatabases('The class catalog in an administrator’s browser', (database) => {
  const loop = useLoop(database)
  let browser: Browser
  const faults: string[] = []
  beforeAll(async () => {
    execFileSync(process.execPath, [build], { stdio: 'inherit' })
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function enter(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-US' })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (line) => {
      // The browser's own word on a refused save, which the screen shows.
      const isRefusal = /status of 4(09|22)/.test(line.text())
      if (line.type() === 'error' && !isRefusal) faults.push(line.text())
    })
    await page.goto(`${loop().app.url}/login`)
    await page.locator('[data-account=admin]').click()
    await page.waitForURL((address) => address.pathname !== '/login')
    await page.goto(`${loop().app.url}/admin/catalog`)
    return page
  }

  test('a limit is tried on closed cases, saved with a reason, and holds for the next case', async () => {
    await loop().caseIn('closed')
    const page = await enter()
    await page.locator('[data-testid=catalog-find]').fill(PLAIN_CLASS.classCode)
    await page.locator(`[data-testid=catalog-event-${PLAIN_CLASS.classCode}]`).click()
    const first = page.locator('[data-testid=condition-0]')
    await first.getByLabel('Limit', { exact: true }).fill('0')
    await page.locator('[data-testid=catalog-save]').click()
    await page.getByText('the limit must lie above 0').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await first.getByLabel('Limit', { exact: true }).fill('9')
    await page.locator('[data-testid=catalog-save]').click()
    const trial = page.locator('[data-testid=catalog-trial]')
    await trial.getByText('4 work-hours → 9 work-hours').waitFor()
    await trial.getByText('Of the last 1 closed cases 0 were late').waitFor()
    await page.locator('[data-testid=catalog-reason]').fill('Nine hours are enough')
    await page.locator('[data-testid=catalog-apply]').click()
    await trial.waitFor({ state: 'detached' })
    const next = await loop().caseIn('filed')
    expect(next.limit).toEqual({ unit: 'work-hours', value: 9 })
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.getByText('Nine hours are enough').waitFor()
    await page.getByRole('tab', { name: 'Call desk' }).click()
    await page.locator('[data-testid=add-question]').click()
    await page.getByLabel('Question (Chinese)').fill('垃圾有多少？')
    await page.getByLabel('Question (English)').fill('How much litter is there?')
    await page.locator('[data-testid=catalog-save]').click()
    await trial.getByText('No limit of an existing condition changes.').waitFor()
    await page.locator('[data-testid=catalog-reason]').fill('Units come with too small a cart')
    await page.locator('[data-testid=catalog-apply]').click()
    await trial.waitFor({ state: 'detached' })
    const asked = await loop().as('intake').get(`/api/v1/classes/event/${PLAIN_CLASS.classCode}`)
    expect(asked.json.questions.map(({ textEn }: { textEn: string }) => textEn)).toContain(
      'How much litter is there?',
    )
    await page.context().close()
    expect(faults).toEqual([])
  })

  test('a local class is made, and a taken code is said', async () => {
    const page = await enter()
    await page.locator('[data-testid=catalog-new]').click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Code').fill('06010')
    await form.getByLabel('Name (Chinese)').fill('充电桩占道')
    await form.getByLabel('Name (English)').fill('Charging post in the way')
    await form.getByLabel('Opened when (Chinese)').fill('占用人行道')
    await form.getByLabel('Opened when (English)').fill('On the pavement')
    await page.locator('[data-testid=catalog-reason]').fill('Asked for by the street')
    await page.locator('[data-testid=catalog-make]').click()
    await form.getByText('Code: local classes are numbered from 080 to 999').waitFor()
    await form.getByLabel('Code').fill('06999')
    await page.locator('[data-testid=catalog-make]').click()
    await form.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'Charging post in the way' }).waitFor()
    await page.context().close()
    expect(faults).toEqual([])
  })
})
