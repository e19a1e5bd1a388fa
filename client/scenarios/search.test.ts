import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addBuilding, addCamera, cellCenter, cellCode } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { seriousFaults } from './serious-faults.ts'
import { useBrowser } from './use-browser.ts'

describeOnOneDatabase('The search box of the command center', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  let tower = ''
  const { faults } = browser
  beforeAll(async () => {
    tower = await addBuilding(database(), {
      ...cellCenter(0, 0),
      name: '长兴大厦',
      address: '兴华路12号',
    })
    await addBuilding(database(), { ...cellCenter(1, 0), address: '兴华路120号' })
    await addCamera(database(), { ...cellCenter(1, 1), name: '兴华路东口球机' })
  })

  async function enter(locale = 'en-US'): Promise<Page> {
    const page = await browser.enter('dispatcher', { locale, withoutMap: true })
    await box(page).waitFor()
    return page
  }
  const box = (page: Page) => page.getByRole('combobox', { name: /Search cases|搜索案卷/ })
  const hits = (page: Page) => page.locator('[data-testid=search-hit]')
  const marked = (page: Page) => page.locator('[data-testid=search-hit][aria-selected=true]')

  test('is entered by /, finds by initials, marks what matched and takes the best by Enter', async () => {
    const page = await enter()
    await page.keyboard.press('/')
    await page.keyboard.type('cxds')
    await marked(page).waitFor()
    expect(await marked(page).getAttribute('data-kind')).toBe('building')
    expect(await marked(page).locator('mark').textContent()).toBe('长兴大厦')
    await page.keyboard.press('Enter')
    await page.locator(`[data-testid=thing-card][data-kind=building][data-id="${tower}"]`).waitFor()
    expect(await box(page).inputValue()).toBe('')
    await page.keyboard.press('/')
    await page.keyboard.type(cellCode(2, 1))
    await page.keyboard.press('Enter')
    await page.locator('[data-testid=thing-card][data-kind=unit-grid]').waitFor()
    await page.context().close()
  })

  test('moves through groups by arrows, opens a case, and ends with Escape', async () => {
    const one = await loop().report({ address: '兴华路12号旁' })
    const page = await enter('zh-CN')
    await page.keyboard.press('/')
    await page.keyboard.type('兴华路12')
    await hits(page).nth(2).waitFor()
    expect(await page.getByRole('group').locator('visible=true').count()).toBeGreaterThan(1)
    const kinds = await hits(page).evaluateAll((all) => all.map((hit) => hit.getAttribute('data-kind')))
    for (let i = 0; i < kinds.indexOf('case'); i++) await page.keyboard.press('ArrowDown')
    expect(await marked(page).textContent()).toContain(one.number)
    await page.keyboard.press('Enter')
    await page.waitForURL((address) => address.search.includes(one.id))
    await page.keyboard.press('/')
    await page.keyboard.type('没有这个地方')
    await page.getByText('没有找到“没有这个地方”').waitFor()
    await page.keyboard.press('Escape')
    expect(await box(page).inputValue()).toBe('')
    expect(await hits(page).count()).toBe(0)
    await page.context().close()
  })

  test('axe finds nothing serious while it finds, and where there is nothing', async () => {
    const page = await enter()
    await box(page).fill('兴华路12')
    await hits(page).nth(1).waitFor()
    const serious = await seriousFaults(page, 'hits')
    await box(page).fill('没有这个地方')
    await page.getByText('Nothing found', { exact: false }).first().waitFor()
    serious.push(...(await seriousFaults(page, 'nothing')))
    await page.context().close()
    expect(serious).toEqual([])
  })

  test('never shows an older answer for a newer text, says when it failed, and keeps phone numbers to itself', async () => {
    const page = await enter()
    browser.forgiven.add(page.context())
    const asked: string[] = []
    await page.route('**/api/v1/search?*', async (route) => {
      const q = new URL(route.request().url()).searchParams.get('q') ?? ''
      asked.push(q)
      if (q === '长兴大厦') await new Promise((resume) => setTimeout(resume, 1500))
      if (q === '断网') return route.abort()
      return route.continue().catch(() => undefined)
    })
    await box(page).fill('长兴大厦')
    await expect.poll(() => asked, { timeout: 20_000 }).toContain('长兴大厦')
    await box(page).fill('东口球机')
    await page.locator('[data-testid=search-hit][data-kind=camera]').waitFor()
    await page.waitForTimeout(2000)
    expect(await hits(page).count()).toBe(1)
    await box(page).fill('断网')
    await page.getByText('Searching failed').waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await box(page).fill('139 1234 5678')
    await page.getByText('not searched here').waitFor()
    await page.waitForTimeout(500)
    expect(asked.filter((q) => /139/.test(q))).toEqual([])
    await page.context().close()
    expect(faults).toEqual([])
  })
})
