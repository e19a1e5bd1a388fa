import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../../server/testing/chromium.ts'
import { addBuilding, addResident, cellCenter } from '../../server/testing/city.ts'
import { describeOnOneDatabase } from '../../server/testing/database.ts'
import { MONDAY_MORNING, useLoop } from '../../server/testing/loop-world.ts'

const build = fileURLToPath(new URL('../build.ts', import.meta.url))
/** In software, beside other tests. */
const PATIENCE = { timeout: 60_000, interval: 300 }
/** Straight down on the town, nothing but pins: in software a frame takes long enough. */
const VIEW = 'v=2&cam=103.8036%2C36.0582%2C900.0%2C0.0%2C-90.0&layers=cases&mode=2d'

describeOnOneDatabase('Live state on the map', (database) => {
  const loop = useLoop(database)
  let browser: Browser
  let house: string
  beforeAll(async () => {
    execFileSync(process.execPath, [build], { stdio: 'inherit' })
    browser = await launchChromium()
    house = await addBuilding(database(), { ...cellCenter(0, 1), name: '丽景苑' })
    for (const [floor, room] of [
      [1, '101'],
      [1, '102'],
      [3, '301'],
    ] as const)
      await addResident(database(), { buildingId: house, floor, room, nameMask: '欧**' })
    await addResident(database(), { buildingId: house, floor: 1, room: '102', kind: 'floating' })
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function enter(account: string, query: string): Promise<Page> {
    const { url } = loop().app
    const viewport = { width: 1000, height: 620 }
    const context = await browser.newContext({ viewport, locale: 'en-US', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.clock.setFixedTime(new Date(MONDAY_MORNING))
    await page.goto(`${url}/login`)
    await page.locator(`[data-account=${account}]`).click()
    await page.waitForURL((address) => address.pathname !== '/login')
    await page.goto(`${url}/command?${query}`)
    await page.locator('[data-testid=city-map][data-state=ready]').waitFor()
    return page
  }

  test('buildings are coloured by their open cases: in words, with figures, as it happens; a link keeps it', async () => {
    const page = await enter('leader', VIEW)
    await page.locator('[data-testid=building-colors]').selectOption('cases')
    const legend = page.locator('[data-testid=colors-legend]')
    await legend.waitFor()
    const shown = async () => (await legend.locator('b').allTextContents()).join(' ')
    await expect.poll(shown, PATIENCE).toBe('0 0 0')
    expect(new URL(page.url()).searchParams.get('colors')).toBe('cases')
    expect(await legend.textContent()).toContain('a case overdue')
    const made = await loop().caseIn('accepted', { location: cellCenter(0, 1) })
    await expect.poll(shown, PATIENCE).toBe('1 0 0')
    await loop().walk(made, ['intake', 'reject', { reason: '不属于受理范围' }])
    await expect.poll(shown, PATIENCE).toBe('0 0 0')
    await page.locator('[data-testid=building-colors]').selectOption('people')
    await expect.poll(() => legend.textContent(), PATIENCE).toContain('fewer than 5')
    await page.context().close()
  })

  test('the map of an earlier instant has the colours of then', async () => {
    const reported = loop().setClock(10)
    const made = await loop().caseIn('accepted', { location: cellCenter(0, 1) })
    loop().setClock(30)
    await loop().walk(made, ['intake', 'reject', { reason: '不属于受理范围' }])
    const between = new Date(reported.getTime() + 60_000).toISOString()
    const page = await enter('leader', `${VIEW}&colors=cases&at=${between}`)
    const legend = page.locator('[data-testid=colors-legend]')
    const shown = async () => (await legend.locator('b').allTextContents()).join(' ')
    await expect.poll(shown, PATIENCE).toBe('1 0 0')
    await page.locator('[data-testid=time-now]').click()
    await expect.poll(shown, PATIENCE).toBe('0 0 0')
    await page.locator('[data-testid=building-colors]').selectOption('people')
    expect(await page.getByText('People of now').count()).toBe(0)
    await page.context().close()
  })

  test('grids are coloured with them, and counted beside them; a link brings it', async () => {
    const page = await enter('leader', `${VIEW.replace('layers=cases', 'layers=unit-grids')}&colors=open`)
    const legend = page.locator('[data-testid=colors-legend]')
    const shown = async () => (await legend.locator('b').allTextContents()).join(' ')
    await expect.poll(shown, PATIENCE).toBe('0 0 0 0 0 0 0 0 0 0')
    expect(await legend.locator('thead').textContent()).toContain('Unit grids')
    for (const _ of [1, 2]) await loop().report({ location: cellCenter(4, 3) })
    // No building stands there: a cell with two open cases is all there is.
    await expect.poll(shown, PATIENCE).toBe('0 0 0 1 0 0 0 0 0 0')
    await page.locator('[data-testid=building-colors]').selectOption('people')
    await expect.poll(() => legend.textContent(), PATIENCE).toContain('in a grid')
    await page.context().close()
  })

  test('who looks after a building sees its floors and rooms by keyboard, masked; a leader does not', async () => {
    const { lon, lat } = cellCenter(0, 1)
    const place = [lon, lat].map((degrees) => Math.round(degrees * 1e6).toString(36)).join('.')
    const page = await enter('population', `${VIEW}&thing=building~${house}~${place}`)
    const section = page.locator('[data-testid=building-section]')
    await section.waitFor()
    expect(await section.locator('tbody th').allTextContents()).toEqual(['3', '2', '1'])
    expect(await section.textContent()).toContain('4 people in 3 dwellings')
    const room = (name: string) => section.getByRole('button', { name })
    await room('floor 3, room 301').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const residents = page.locator('[data-testid=room-residents]')
    await residents.waitFor()
    const text = await residents.textContent()
    expect(text).toContain('1-1-102')
    expect(text).toContain('139****5678')
    expect(text).toContain('floating')
    expect(text).not.toMatch(/\d{11}/)
    await page.context().close()
    const leader = await enter('leader', `${VIEW}&thing=building~${house}~${place}`)
    await leader.locator('[data-testid=thing-card] h3').waitFor()
    expect(await leader.locator('[data-testid=building-section]').count()).toBe(0)
    await leader.context().close()
  })
})
