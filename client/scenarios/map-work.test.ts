import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../server/testing/chromium.ts'
import { addBuilding, addCamera, addComponent, cellCenter } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { MONDAY_MORNING, useLoop } from '../../server/testing/loop-world.ts'

const build = fileURLToPath(new URL('../build.ts', import.meta.url))
const hour = 3_600_000
/** In software, beside other tests. */
const PATIENCE = { timeout: 60_000, interval: 300 }

/** Straight down on the town, nothing but pins: in software a frame takes long enough. */
const VIEW = 'v=2&cam=103.8036%2C36.0582%2C900.0%2C0.0%2C-90.0&layers=cases&mode=2d'

describeOnOneDatabase('Work on the map', (database) => {
  const loop = useLoop(database)
  let browser: Browser
  const faults: string[] = []
  beforeAll(async () => {
    execFileSync(process.execPath, [build], { stdio: 'inherit' })
    browser = await launchChromium()
    await addBuilding(database(), { ...cellCenter(2, 1), name: '丽景苑' })
    await addComponent(database(), cellCenter(2, 2))
    await addCamera(database(), { ...cellCenter(2, 1), name: '西口' })
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function enter(query: string, viewport = { width: 1000, height: 620 }): Promise<Page> {
    const { url } = loop().app
    const context = await browser.newContext({ viewport, locale: 'en-US', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => faults.push(error.message))
    await page.clock.setFixedTime(new Date(Date.parse(MONDAY_MORNING) + 3 * hour))
    await page.goto(`${url}/login`)
    await page.locator('[data-account=dispatcher]').click()
    await page.waitForURL((address) => address.pathname !== '/login')
    await page.goto(`${url}/command?${query}`)
    await page.locator('[data-testid=city-map][data-state=ready]').waitFor()
    return page
  }
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const times = (key: string, count: number) => Array<string>(count).fill(key)

  test('a box by keys alone lists what is inside; Enter opens a case; the link brings it all back', async () => {
    const open = await loop().report({ location: cellCenter(2, 1) })
    loop().setClock(180)
    const page = await enter(VIEW)
    await press(page, 'Shift+B', 'ArrowUp', ...times('ArrowUp', 9), ...times('ArrowLeft', 9), ' ')
    await page.locator('[data-testid=map-crosshair]').waitFor()
    await press(page, ...times('ArrowDown', 18), ...times('ArrowRight', 18))
    await page.locator('[data-testid=map-area]').waitFor()
    await press(page, ' ')
    const panel = page.locator('[data-testid=area-panel]')
    await panel.locator('[data-testid=area-row]').first().waitFor()
    expect(await panel.locator('[data-testid=area-kind-cases] b').textContent()).toBe('1')
    expect(await panel.locator('[data-testid=area-kind-components] b').textContent()).toBe('1')
    expect(await panel.textContent()).toContain(open.number)
    expect(page.url()).toContain('shape=area')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('cases.csv')
    await panel.locator('[data-testid=area-list]').focus()
    await press(page, 'ArrowDown', 'Enter')
    await page.locator('.command-case').waitFor()
    const again = await enter(new URL(page.url()).search.slice(1))
    await again.locator('[data-testid=area-row]').first().waitFor()
    expect(await again.locator('.command-case').count()).toBe(1)
    await press(again, 'Escape')
    await again.locator('[data-testid=area-panel]').waitFor({ state: 'detached' })
    expect(new URL(again.url()).searchParams.get('shape')).toBeNull()
    // The first Escape was the tool's alone: the case is still open.
    expect(await again.locator('.command-case').count()).toBe(1)
    await again.context().close()
    await page.context().close()
  })

  test('the cases of an area are marked by key, whatever desk is shown, and a step is done to those that allow it', async () => {
    const town = loop()
    const filed = await town.caseIn('filed', { location: cellCenter(2, 1) })
    await town.report({ location: cellCenter(2, 2) })
    const page = await enter(`${VIEW}&desk=close`)
    await press(page, 'Shift+W')
    const panel = page.locator('[data-testid=area-panel]')
    await panel.getByRole('button', { name: /^Mark these \d+ cases/ }).waitFor()
    await press(page, 'Shift+X')
    const bar = page.locator('[data-testid=bulk-bar]')
    await bar.waitFor()
    expect(await bar.textContent()).toMatch(/not in this list/)
    const all = Number(/(\d+) marked/.exec((await bar.textContent()) ?? '')?.[1])
    await page.locator('[data-testid=desk-dispatch]').click()
    await page.locator(`[data-testid=mark-${filed.number}]`).waitFor()
    expect(await page.locator(`[data-testid=mark-${filed.number}]`).isChecked()).toBe(true)
    await page.locator('[data-testid=bulk-actions]').focus()
    await press(page, 'Enter')
    const coordinate = page.locator('[data-testid=bulk-coordinate]')
    await coordinate.waitFor()
    expect(await coordinate.textContent()).toContain(` of ${all}`)
    await coordinate.click()
    await page.locator('[data-testid=bulk-try]').click()
    await page.locator('[data-testid=bulk-go]:enabled').click()
    await page.locator('[data-testid=bulk-results][data-done=true]').waitFor()
    expect((await town.as('dispatcher').get(`/api/v1/cases/${filed.id}`)).json.status).toBe('coordinating')
    await page.locator('.ant-modal-footer button').first().click()
    // Those that the step was not for stay marked for another.
    await expect.poll(() => bar.textContent(), PATIENCE).toMatch(new RegExp(`^${all - 1} marked`))
    await page.context().close()
  })

  test('a shape that crosses itself is told in words, a line is measured by the mouse', async () => {
    const page = await enter(VIEW)
    await press(page, 'Shift+P')
    for (const [x, y] of [
      [600, 200],
      [850, 400],
      [850, 200],
      [600, 400],
    ] as const)
      await page.mouse.click(x, y, { delay: 20 })
    await page.locator('[data-testid=map-fault]').waitFor()
    expect(await page.locator('[data-testid=map-fault]').textContent()).toContain('crosses itself')
    await press(page, 'Enter')
    expect(await page.locator('[data-testid=area-panel]').count()).toBe(0)
    await press(page, 'Backspace', 'Enter')
    await page.locator('[data-testid=area-panel]').waitFor()
    await press(page, 'Escape', 'Shift+M')
    await page.mouse.click(600, 300)
    await page.mouse.click(850, 300)
    await press(page, 'Enter')
    const length = page.locator('[data-testid=map-length]')
    await expect.poll(() => length.textContent(), PATIENCE).toMatch(/^[1-9]\d\d m$/)
    expect(page.url()).toContain('shape=line')
    await page.context().close()
  })

  test('the map of an earlier instant says so, by what was open then, and one key leads back', async () => {
    loop().setClock(MONDAY_MORNING)
    await loop().report()
    loop().setClock(180)
    const page = await enter(`${VIEW}&at=${new Date(Date.parse(MONDAY_MORNING) + hour).toISOString()}`)
    const lights = page.locator('[data-testid=time-lights]')
    await expect.poll(() => lights.textContent(), PATIENCE).toMatch(/[12]/)
    expect(await page.locator('[data-testid=as-of]').textContent()).toContain('As of')
    await page.locator('[data-testid=time-slider]').fill('540')
    await expect.poll(() => lights.textContent(), PATIENCE).toBe('● 0▲ 0■ 0')
    await page.locator('[data-testid=time-slider]').blur()
    await press(page, 'Shift+T')
    await page.locator('[data-testid=time-bar]').waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('at=')
    await page.context().close()
  })

  test('a place tells which cameras see it; the map is saved as a picture', async () => {
    const page = await enter(VIEW)
    await press(page, 'Shift+E', 'ArrowUp', ' ')
    const panel = page.locator('[data-testid=near-panel]')
    const camera = panel.locator('[data-testid=near-camera]').first()
    await camera.click()
    expect(await camera.getAttribute('aria-pressed')).toBe('true')
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-testid=picture-save]').click(),
    ])
    expect(picture.suggestedFilename()).toMatch(/^cityloop-\d{12}\.png$/)
    const bytes = await (await picture.createReadStream()).toArray()
    expect(Buffer.concat(bytes).subarray(1, 4).toString()).toBe('PNG')
    await page.context().close()
    expect(faults).toEqual([])
  })
})
