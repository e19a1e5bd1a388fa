import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { addBuilding, cellCenter, cellCode } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { useLoop } from '../../server/testing/loop-world.ts'
import { DESK, useBrowser } from './use-browser.ts'

describeOnOneDatabase('The grids in an administrator’s browser', (database) => {
  const loop = useLoop(database)
  const browser = useBrowser(() => loop().app.url)
  const { faults } = browser
  beforeAll(async () => {
    const { lon, lat } = cellCenter(0, 0)
    await addBuilding(database(), { lon: lon - 0.0003, lat, name: '西楼' })
    await addBuilding(database(), { lon: lon + 0.0003, lat, name: '东楼' })
  })

  async function enter(viewport = DESK): Promise<Page> {
    const page = await browser.enter('admin', { path: '/admin/grids', viewport })
    await page.locator('[data-cell]').first().waitFor()
    return page
  }
  const at = (page: Page, id: string) => page.locator(`[data-testid=${id}]`)
  const choose = async (page: Page, ...codes: string[]) => {
    for (const code of codes) {
      await at(page, 'grids-find').fill(code)
      await page.locator(`[data-cell="${code}"]`).check()
    }
    await at(page, 'grids-find').fill('')
  }
  const apply = async (page: Page, reason: string) => {
    const accept = at(page, 'grids-accept')
    if (await accept.isVisible()) await accept.check()
    await at(page, 'grids-reason').fill(reason)
    await at(page, 'grids-apply').click()
    await page.getByText(/^Applied as change/).waitFor()
  }
  const codes = async (): Promise<string[]> =>
    (await loop().as('admin').get('/api/v1/grids')).json.features.map(({ id }: { id: string }) => id)

  test('a cell is split by drawing on the map: looked at, given a reason, applied, undone', async () => {
    const page = await enter()
    const cell = cellCode(0, 0)
    await choose(page, cell)
    await at(page, 'grids-card').waitFor()
    await at(page, 'grids-tool-split').click()
    const box = await at(page, 'draw-map').boundingBox()
    if (box === null) throw new Error('no map')
    // The town is shown whole: its first cell lies in the north-west, found by the numbers on its corners.
    const corner = async (n: number) => {
      const found = await page.locator('.draw-map-number', { hasText: new RegExp(`^${n}$`) }).boundingBox()
      if (found === null) throw new Error(`no corner ${n}`)
      return { x: found.x + found.width / 2, y: found.y + found.height / 2 }
    }
    const corners = await Promise.all([1, 2, 3, 4].map(corner))
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const middle = (Math.min(...xs) + Math.max(...xs)) / 2
    await page.mouse.click(middle, Math.min(...ys) - 14)
    await page.waitForTimeout(400)
    await page.mouse.click(middle, Math.max(...ys) + 14)
    await page.keyboard.press('Enter')
    const shown = at(page, 'grids-preview')
    await shown.waitFor()
    expect(await shown.locator('[data-total=buildings] dd').textContent()).toBe('2')
    expect(await at(page, 'grids-moves').textContent()).toContain('001-001-009')
    expect(await at(page, 'grids-apply').isDisabled()).toBe(true)
    await apply(page, 'Two patrols')
    expect(await codes()).toHaveLength(25)
    await page.getByRole('tab', { name: 'Changes' }).click()
    await page.locator('[data-testid^=grids-undo-]').first().click()
    await at(page, 'grids-undo-reason').fill('One is enough')
    await page.locator('.ant-popconfirm').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('undone by 2').waitFor()
    expect(await codes()).toContain(cell)
  })

  test('by keyboard alone: chosen from the list, cut between numbered corners, steps taken back and again', async () => {
    const page = await enter()
    await at(page, 'grids-find').fill(cellCode(2, 2))
    await page.locator(`[data-cell="${cellCode(2, 2)}"]`).focus()
    await page.keyboard.press('Space')
    await at(page, 'grids-cut-corners').focus()
    await page.keyboard.press('Enter')
    await at(page, 'grids-preview').waitFor()
    await at(page, 'grids-undo').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Nothing changes until the draft is applied').waitFor()
    await at(page, 'grids-redo').focus()
    await page.keyboard.press('Enter')
    await at(page, 'grids-preview').waitFor()
    await apply(page, 'Cut across')
    expect(await codes()).toHaveLength(25)
  })

  test('what cannot be is named on the page and nothing is saved; cells go to a new responsibility grid', async () => {
    const page = await enter({ width: 1920, height: 1080 })
    const before = await codes()
    await choose(page, cellCode(4, 0), cellCode(4, 3))
    await at(page, 'grids-tool-merge').click()
    await page.locator('[data-problem=merge-apart]').waitFor()
    await page.getByText('Mend the errors first').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await choose(page, cellCode(4, 0), cellCode(5, 0))
    await page.getByRole('tab', { name: 'Responsibility' }).click()
    await at(page, 'grids-new-name').fill('North bank')
    await at(page, 'grids-make').click()
    await page.getByText('North bank: 0 → 2 cells').waitFor()
    await apply(page, 'A patrol of its own')
    expect(await codes()).toEqual(before)
    const held = (await loop().as('admin').get('/api/v1/grids/responsibilities')).json.items
    expect(held.map(({ name }: { name: string }) => name)).toContain('North bank')
    expect(faults).toEqual([])
  })
})
