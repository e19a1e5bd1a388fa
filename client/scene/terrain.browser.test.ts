import { describe, expect, test } from 'vitest'
import { addBuilding, cellCenter } from '../../server/testing/city.ts'
import { layMadeGround, type MadeGround } from '../../tiles/testing/made-ground.ts'
import type { Stage } from './testing/page.tsx'
import { MIDDLE, PATIENCE, settle, useScene } from './testing/scene-world.ts'

declare const stage: Stage

/** A town on a slope some 1,500 m up: without its ground every place in the picture would be kilometres off. */
const ground: MadeGround = {
  lattice: { west: 103.79, south: 36.045, stepLon: 0.0003, stepLat: 0.0003, columns: 90, rows: 70 },
  post: (i, j) => 1500 + i + 0.5 * j,
  undulation: -45,
}

describe('A city with an elevation model', () => {
  const house = cellCenter(2, 1)
  let houseId: string
  const scene = useScene(async (database) => {
    houseId = await addBuilding(database, { ...house, halfM: 25, heightM: 30 })
    await layMadeGround(database.db, ground)
  })

  test('stands on it: views, picks and drawn places are right on the slope', async () => {
    const page = await scene().openCity(['buildings'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    await page.evaluate((to) => stage.port?.flyTo(to, 300), house)
    await settle(page)
    const view = await page.evaluate(() => stage.port?.view() ?? null)
    // Counted from the ground, though the camera is 1,700 m above the ellipsoid.
    expect(view?.heightM).toBeGreaterThan(280)
    expect(view?.heightM).toBeLessThan(320)
    await page.mouse.click(MIDDLE.x, MIDDLE.y)
    await expect.poll(() => page.evaluate(() => stage.picks.length), PATIENCE).toBe(1)
    const picked = await page.evaluate(() => stage.picks.at(-1) ?? null)
    expect(picked).toMatchObject({ kind: 'building', id: houseId })
    expect(picked?.place.lon).toBeCloseTo(house.lon, 4)
    expect(picked?.place.lat).toBeCloseTo(house.lat, 4)
    // Obliquely, a place on the ellipsoid would lie more than a kilometre beyond the one on the ground.
    await page.evaluate(({ lon, lat }) => {
      stage.port?.setMode('3d')
      stage.port?.setView({ lon, lat: lat - 0.003, heightM: 300, headingDeg: 0, pitchDeg: -40 })
    }, house)
    await settle(page)
    const under = await page.evaluate((at) => stage.port?.placeAt(at) ?? null, { x: 240, y: 300 })
    expect(Math.abs((under?.lat ?? 0) - house.lat)).toBeLessThan(0.003)
    expect(await page.evaluate(() => stage.failures)).toEqual([])
    await page.close()
  })
})
