import { describe, expect, test } from 'vitest'
import { addBuilding, cellCenter } from '../../server/testing/city.ts'
import type { SunStand } from './scene-port.ts'
import type { Stage } from './testing/page.tsx'
import { look, MIDDLE, settle, useScene } from './testing/scene-world.ts'

declare const stage: Stage

/** Pixels from the middle of a house: beyond its wall, within its shadow under a sun at 30°. */
const BESIDE_PX = 60

describe('A city under the sun', () => {
  const house = cellCenter(2, 1)
  const scene = useScene(async (database) => {
    await addBuilding(database, { ...house, halfM: 25, heightM: 40 })
  })

  test('lies light by day, dark by night, and its houses throw shadows that turn with the sun', async () => {
    const page = await scene().openCity(['buildings'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    await look(page, house, 300)
    await settle(page)
    const beside = async (sun: SunStand | null) => {
      await page.evaluate((stand) => stage.port?.setSun(stand), sun)
      await settle(page)
      return page.evaluate(lightnessBeside, { ...MIDDLE, px: BESIDE_PX })
    }
    const plain = await beside(null)
    const morning = await beside({ azimuthDeg: 90, elevationDeg: 30 })
    expect(morning.west).toBeLessThan(morning.east * 0.7)
    expect(morning.east).toBeGreaterThan(plain.east * 1.5)
    const evening = await beside({ azimuthDeg: 270, elevationDeg: 30 })
    expect(evening.east).toBeLessThan(evening.west * 0.7)
    const night = await beside({ azimuthDeg: 0, elevationDeg: -20 })
    expect(night).toEqual(plain)
    expect(await beside(null)).toEqual(plain)
    await page.close()
  })
})

/** Runs in the page: how light the ground is west and east of a point, 0 to 255. */
function lightnessBeside({ x, y, px }: { x: number; y: number; px: number }): { west: number; east: number } {
  stage.port?.picture()
  const canvas = stage.port?.picture()
  const draw = canvas?.getContext('2d')
  if (!canvas || !draw) throw new Error('No picture.')
  const at = (across: number) => {
    const { data } = draw.getImageData(across - 3, y - 3, 6, 6)
    return data.reduce((sum, value, i) => (i % 4 === 3 ? sum : sum + value), 0) / (data.length * 0.75)
  }
  return { west: at(x - px), east: at(x + px) }
}
