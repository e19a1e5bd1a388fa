import { describe, expect, test } from 'vitest'
import { addBuilding, addComponent, cellCenter, TOWN } from '../../server/testing/city.ts'
import { type CityColors, LAYER_IDS, type ScenePort } from './scene-port.ts'
import type { Stage } from './testing/page.tsx'
import { HOME, look, MIDDLE, PATIENCE, pickAt, settle, useScene } from './testing/scene-world.ts'

declare const stage: Stage

/** Beside what is drawn at the middle, pixels. */
const BESIDE = [10, 10] as const

describe('The city', () => {
  const house = cellCenter(1, 1)
  const lamp = cellCenter(4, 2)
  const hole = cellCenter(4, 1)
  let houseId: string
  let lampId: string
  const scene = useScene(async (database) => {
    for (let column = 0; column < TOWN.columns; column++)
      await addBuilding(database, { ...cellCenter(column, 3), heightM: 10 + column * 8 })
    houseId = await addBuilding(database, { ...house, halfM: 25, heightM: 30 })
    lampId = await addComponent(database, lamp)
  })

  test('says what was clicked: a building, a component, a case, the ground', async () => {
    const page = await scene().openCity(['buildings', 'components', 'cases'])
    await page.evaluate((at) => {
      stage.port?.setData('cases', [{ id: 'case-1', ...at, light: 'red', urgent: true }])
      stage.port?.setMode('2d')
    }, hole)

    await look(page, house, 300)
    await settle(page)
    const building = await pickAt(page, MIDDLE.x, MIDDLE.y)
    expect(building).toMatchObject({ kind: 'building', id: houseId })
    expect(building?.place.lon).toBeCloseTo(house.lon, 4)

    await look(page, lamp, 300)
    await settle(page)
    expect(await pickAt(page, MIDDLE.x, MIDDLE.y)).toMatchObject({ kind: 'component', id: lampId })
    expect(await pickAt(page, 40, 40)).toMatchObject({ kind: 'ground', id: null })

    await look(page, hole, 300)
    await settle(page)
    const alone = await pickAt(page, MIDDLE.x, MIDDLE.y - 18)
    expect(alone).toMatchObject({ kind: 'case', id: 'case-1' })
    expect(alone?.among).toBeUndefined()

    // In one place they are one pin, that of the overdue one, whatever order they came in.
    await page.evaluate((at) => {
      const green = { id: 'case-0', ...at, light: 'green', urgent: true } as const
      stage.port?.setData('cases', [green, { id: 'case-1', ...at, light: 'red', urgent: false }])
    }, hole)
    await settle(page)
    const together = await pickAt(page, MIDDLE.x, MIDDLE.y - 18)
    expect(together).toMatchObject({ id: 'case-1', among: ['case-1', 'case-0'] })
    await page.close()
  })

  test('stays straight down and north up as a flat map, and walks by the keyboard', async () => {
    const page = await scene().openCity(['buildings'])
    await page.evaluate(() => {
      stage.port?.setMode('2d')
      stage.port?.setView({ lon: 103.803, lat: 36.058, heightM: 500, headingDeg: 40, pitchDeg: -30 })
    })
    const view = () => page.evaluate(() => stage.port?.view() ?? null)
    expect((await view())?.pitchDeg).toBeCloseTo(-90, 1)
    await page.locator('canvas').focus()
    await page.keyboard.press('ArrowUp')
    await expect.poll(async () => (await view())?.lat, PATIENCE).toBeGreaterThan(36.0582)
    const { heightM = 0 } = (await view()) ?? {}
    await page.keyboard.press('+')
    await expect.poll(async () => (await view())?.heightM, PATIENCE).toBeLessThan(heightM * 0.9)
    await page.close()
  })

  test('draws what tools draw, hears where one points, and takes a picture', async () => {
    const page = await scene().openCity(['cases'])
    await page.evaluate(() => {
      stage.port?.setMode('2d')
      stage.port?.setView({ lon: 103.803, lat: 36.058, heightM: 500, headingDeg: 0, pitchDeg: -90 })
    })
    await settle(page)
    const plain = await page.evaluate(middleOfPicture, BESIDE)
    await page.evaluate(drawArea)
    expect(await page.evaluate(middleOfPicture, BESIDE)).not.toEqual(plain)
    const picks = await page.evaluate(() => stage.picks.length)
    await page.evaluate(listenToPoints)
    await page.mouse.click(MIDDLE.x, MIDDLE.y)
    const pointed = () => page.evaluate(() => (globalThis as unknown as { pointed: unknown[] }).pointed)
    await expect.poll(async () => (await pointed()).length, PATIENCE).toBe(1)
    expect(await pointed()).toEqual([await page.evaluate((at) => stage.port?.placeAt(at), MIDDLE)])
    // Who draws chooses nothing.
    expect(await page.evaluate(() => stage.picks.length)).toBe(picks)
    await page.evaluate(() => stage.port?.setSketch([]))
    expect(await page.evaluate(middleOfPicture, BESIDE)).toEqual(plain)
    await page.close()
  })

  test('colours buildings by their state, whatever tiles come and go', async () => {
    const page = await scene().openCity(['buildings'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    await look(page, house, 300)
    await settle(page)
    const colored = (by: CityColors) => page.evaluate(colorOfMiddle, by)
    const [byHeight, plain] = [await colored('height'), await colored('none')]
    expect(byHeight).not.toEqual(plain)
    await page.evaluate((id) => {
      stage.port?.setBuildingStates('light', [id, 5_000_000], [3, 3])
      stage.port?.setBuildingStates('people', [id], [6])
    }, Number(houseId))
    const [red = 0, green = 0] = await colored('cases')
    expect(red).toBeGreaterThan(green * 1.6)
    const people = await colored('people')
    expect(Math.min(...people.slice(0, 3))).toBeGreaterThan(Math.max(...plain.slice(0, 3)))
    expect(await colored('height')).toEqual(byHeight)
    expect(await page.evaluate(() => stage.port?.figures()?.statesBeyond)).toBe(1)
    // Gone from the machine's memory and there again.
    await look(page, { lon: 103.9, lat: 36.2 }, 300)
    await page.evaluate(() => stage.port?.setLayers(new Set()))
    await page.evaluate(() => stage.port?.setLayers(new Set(['buildings', 'pipes'])))
    await look(page, house, 300)
    await settle(page)
    const [ghostRed = 0, ghostGreen = 0] = await colored('cases')
    expect(ghostRed).toBeGreaterThan(ghostGreen)
    await page.evaluate(() => stage.port?.setBuildingStates('light', [], []))
    expect(await colored('cases')).not.toEqual([ghostRed, ghostGreen])
    await page.close()
  })

  test('shows an edit of the city in ten seconds, with the view and the choice as they were', async () => {
    const page = await scene().openCity(['buildings'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    await look(page, hole, 300)
    await settle(page)
    expect(await pickAt(page, MIDDLE.x, MIDDLE.y)).toMatchObject({ kind: 'ground' })
    await page.evaluate((at) => stage.port?.select(at), hole)
    const view = await page.evaluate(() => stage.port?.view() ?? null)
    const newId = await addBuilding(scene().database, { ...hole, halfM: 25, heightM: 40 })
    const from = performance.now()
    await scene().tiles.renew()
    // In the product the live stream says it.
    await page.evaluate(() => stage.port?.reloadTiles('buildings'))
    await expect.poll(async () => (await pickAt(page, MIDDLE.x, MIDDLE.y))?.id, PATIENCE).toBe(newId)
    expect((performance.now() - from) / 1000).toBeLessThan(10)
    expect(await page.evaluate(() => stage.port?.view() ?? null)).toEqual(view)
    expect(await page.evaluate(() => stage.port?.figures()?.tilesPending)).toBe(0)
    await page.close()
  })

  test('lets inspectors walk, and knows who is pointed at', async () => {
    const page = await scene().openCity(['inspectors'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    await look(page, hole, 300)
    await settle(page)
    await page.evaluate((at) => {
      stage.port?.setData('inspectors', [
        { id: 'standing', name: 'A', lon: at.lon + 0.0004, lat: at.lat },
        { id: 'walking', name: 'B', lon: at.lon - 0.0004, lat: at.lat },
      ])
    }, hole)
    await page.waitForTimeout(1500)
    for (const lon of [hole.lon - 0.0002, hole.lon])
      await page.evaluate((move) => stage.port?.moveInspectors([move, { ...move, id: 'unknown' }]), {
        id: 'walking',
        lon,
        lat: hole.lat,
      })
    await page.waitForTimeout(2500)
    const found = await pickAt(page, MIDDLE.x, MIDDLE.y)
    expect(found).toMatchObject({ kind: 'inspector', id: 'walking' })
    const drawn = await page.evaluate(middleOfPicture, [0, 0] as const)
    expect(drawn[2]).toBeGreaterThan(200)
    // Behind who walked lies a line, not dots: half way between two reports, too.
    for (const share of [0.6, 0.9, 1.5]) {
      const behind = await page.evaluate(brightestNear, pixelsWest(hole.lat, 0.0002 * share, 300))
      expect(behind, String(share)).toBeGreaterThan(120)
    }
    await page.evaluate(() => stage.port?.setData('inspectors', []))
    expect(await pickAt(page, MIDDLE.x, MIDDLE.y)).toMatchObject({ kind: 'ground' })
    // Under a roof one is seen all the same.
    await page.evaluate(() => stage.port?.setLayers(new Set(['buildings', 'inspectors'])))
    await page.evaluate(
      (at) => stage.port?.setData('inspectors', [{ id: 'inside', name: 'C', ...at }]),
      house,
    )
    await look(page, house, 300)
    await settle(page)
    await page.evaluate(middleOfPicture, BESIDE)
    expect((await page.evaluate(middleOfPicture, [0, 0] as const))[2]).toBeGreaterThan(200)
    await page.close()
  })

  test('draws every layer, and does no harm once it is gone', async () => {
    const page = await scene().openCity(LAYER_IDS)
    await page.evaluate(fillLayers, cellCenter(2, 2))
    await settle(page)
    const figures = await page.evaluate(() => stage.port?.figures() ?? null)
    expect(figures?.marks).toEqual({ cases: 3, inspectors: 1, cameras: 2, 'unit-grids': 1, population: 1 })
    expect(figures?.tileBytes).toBeGreaterThan(0)
    await page.evaluate(useWhenGone)
    expect(await page.evaluate(() => stage.failures)).toEqual([])
    await page.close()
  })

  test('is taken away while its tiles still load', async () => {
    const page = await scene().openPage()
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await page.route('**/tileset.json', async (route) => {
      await held
      await route.continue()
    })
    await page.evaluate((home) => stage.mount(home), HOME)
    await expect.poll(() => page.evaluate(() => stage.port !== null), PATIENCE).toBe(true)
    const asked = page.waitForRequest('**/buildings/tileset.json')
    await page.evaluate((shown) => stage.port?.setLayers(new Set(shown)), LAYER_IDS)
    await asked
    await page.evaluate(() => stage.unmount())
    const answered = page.waitForResponse('**/buildings/tileset.json')
    release()
    await answered
    await page.waitForTimeout(1000)
    await page.evaluate((home) => stage.mount(home), HOME)
    await expect.poll(() => page.evaluate(() => stage.port !== null), PATIENCE).toBe(true)
    await page.close()
  })

  test('says so where the machine cannot draw it', async () => {
    const page = await scene().openPage()
    await page.evaluate(() => {
      HTMLCanvasElement.prototype.getContext = () => null
    })
    await page.evaluate((home) => stage.mount(home), HOME)
    await expect.poll(() => page.evaluate(() => stage.failures[0]), PATIENCE).toContain('WebGL')
    expect(await page.evaluate(() => stage.port)).toBeNull()
    await page.close()
  })
})

/** Runs in the page. */
function fillLayers(at: { lon: number; lat: number }): void {
  const port = stage.port as ScenePort
  const { lon, lat } = at
  const ring: [number, number][] = [
    [lon, lat],
    [lon + 0.001, lat],
    [lon + 0.001, lat + 0.001],
    [lon, lat],
  ]
  const area = { code: 'a', polygons: [[ring]] }
  const lights = ['green', 'yellow', 'red'] as const
  port.setData(
    'cases',
    lights.map((light) => ({ id: light, ...at, light, urgent: false })),
  )
  port.setData(
    'cases',
    lights.map((light) => ({ id: light, lon: lon + 0.0001, lat, light, urgent: true })),
  )
  port.setData('inspectors', [{ id: 'i', name: 'A', ...at }])
  port.setData('cameras', [
    { id: 'c', ...at, heightM: 5, headingDeg: 20, hfovDeg: 60, rangeM: 60 },
    { id: 'd', ...at, heightM: 5, headingDeg: null, hfovDeg: 360, rangeM: 60 },
  ])
  port.setData('unit-grids', [area])
  port.setData('responsibility-grids', [area])
  port.setData('population', [{ ...area, people: 20, perKm2: 9000 }])
  port.select(at)
}

/** Runs in the page. */
function middleOfPicture([x, y]: readonly [number, number]): number[] {
  const canvas = stage.port?.picture()
  const draw = canvas?.getContext('2d')
  if (!canvas || !draw) throw new Error('No picture.')
  return [...draw.getImageData(canvas.width / 2 + x, canvas.height / 2 + y, 1, 1).data]
}

/** How far west of the middle a place so many degrees away is drawn, looking straight down from so high. */
const pixelsWest = (lat: number, lon: number, rangeM: number) => {
  const metres = lon * 111_320 * Math.cos((lat * Math.PI) / 180)
  // Cesium's lens: 60 degrees over the longer side.
  return Math.round((metres / (2 * rangeM * Math.tan(Math.PI / 6))) * 480)
}

/** Runs in the page: the most blue of a column of pixels there, whatever the line's width. */
function brightestNear(west: number): number {
  const canvas = stage.port?.picture()
  const draw = canvas?.getContext('2d')
  if (!canvas || !draw) throw new Error('No picture.')
  const { data } = draw.getImageData(canvas.width / 2 - west, canvas.height / 2 - 6, 1, 12)
  return data.reduce((most, value, i) => (i % 4 === 2 ? Math.max(most, value) : most), 0)
}

/** Runs in the page. */
function colorOfMiddle(by: CityColors): number[] {
  stage.port?.setColors(by)
  const canvas = stage.port?.picture()
  const draw = canvas?.getContext('2d')
  if (!canvas || !draw) throw new Error('No picture.')
  return [...draw.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data]
}

/** Runs in the page. */
function drawArea(): void {
  const [lon, lat] = [103.803, 36.058]
  const corner = (x: number, y: number) => ({ lon: lon + x * 0.0005, lat: lat + y * 0.0005 })
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
  const camera = { id: 'c', ...corner(2, 2), heightM: 6, headingDeg: 220, hfovDeg: 60, rangeM: 80 }
  stage.port?.setSketch([
    { kind: 'area', ring },
    { kind: 'area', ring: ring.toSorted((a, b) => a.lon - b.lon), isWrong: true },
    { kind: 'line', places: ring.slice(0, 1) },
    { kind: 'points', places: ring },
    { kind: 'sight', camera, to: corner(0, 0), sees: true },
  ])
}

/** Runs in the page. */
function listenToPoints(): void {
  const pointed: unknown[] = []
  Object.assign(globalThis, { pointed })
  stage.port?.trace({ onPoint: (place) => void pointed.push(place), onMove: () => {} })
}

/** Runs in the page. */
function useWhenGone(): void {
  const port = stage.port as ScenePort
  stage.unmount()
  const at = { lon: 103.8, lat: 36.05 }
  port.setData('cases', [{ id: 'late', ...at, light: 'green', urgent: false }])
  port.setData('cameras', [])
  port.setLayers(new Set(['buildings', 'pipes']))
  port.setColors('cases')
  port.setBuildingStates('light', [1], [1])
  port.setMode('2d')
  port.select(at)
  port.flyTo(at)
  port.home()
  port.setView({ ...at, heightM: 100, headingDeg: 0, pitchDeg: -90 })
  port.onViewChange(() => {})()
  port.setSketch([{ kind: 'points', places: [at] }])
  port.trace({ onPoint: () => {}, onMove: () => {} })()
  if (port.placeAt({ x: 1, y: 1 }) !== null || port.picture() !== null) throw new Error('It still draws.')
  if (port.view() !== null || port.figures() !== null) throw new Error('A scene that is gone still answers.')
}
