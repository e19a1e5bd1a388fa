import { describe, expect, test } from 'vitest'
import { addBuilding, cellCenter } from '../../server/testing/city.ts'
import type { CityColors, ColorGaps } from './scene-port.ts'
import type { Stage } from './testing/page.tsx'
import { look, PATIENCE, settle, useScene } from './testing/scene-world.ts'

declare const stage: Stage

describe('The grids of the city', () => {
  const west = cellCenter(2, 2)
  const scene = useScene(async (database) => {
    for (let i = 0; i < 60; i++)
      await addBuilding(database, {
        lon: cellCenter(0, 0).lon + (i % 10) * 0.0004,
        lat: cellCenter(0, 3).lat + Math.floor(i / 10) * 0.0003,
        heightM: 12,
      })
  })

  test('are coloured as buildings are, live: nothing is built anew', async () => {
    const page = await scene().openCity(['unit-grids'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    await page.evaluate(layCells, west)
    await look(page, west, 300)
    await settle(page)
    const shown = (by: CityColors) => page.evaluate(colorsBesideMiddle, by)
    const [plain, plainBeside] = await shown('cases')
    await page.evaluate(() => stage.port?.setGridStates('unit-grids', 'light', ['west', 'nowhere'], [3, 1]))
    // The first picture builds the tint, later ones change it.
    await shown('cases')
    const [red = [], beside] = await shown('cases')
    expect(red[0]).toBeGreaterThan((plain?.[0] ?? 0) + 40)
    expect(beside).toEqual(plainBeside)
    const commands = await page.evaluate(() => stage.port?.figures()?.drawCommands)
    await page.evaluate(() => stage.port?.setGridStates('unit-grids', 'light', ['east', 'west'], [3, 1]))
    const [green = [], redBeside = []] = await shown('cases')
    expect(green[1]).toBeGreaterThan((plain?.[1] ?? 0) + 40)
    expect(redBeside[0]).toBeGreaterThan((plainBeside?.[0] ?? 0) + 40)
    expect(await page.evaluate(() => stage.port?.figures()?.drawCommands)).toBe(commands)
    // By height and by nothing the grids are outlines; how many are open is another byte's half.
    expect((await shown('height'))[0]).toEqual(plain)
    expect((await shown('open'))[0]).toEqual(plain)
    await page.evaluate(() => stage.port?.setGridStates('unit-grids', 'light', ['west'], [1 + 4 * 5]))
    expect((await shown('open'))[0]).not.toEqual(plain)
    await page.evaluate(() => stage.port?.setGridStates('unit-grids', 'people', ['west'], [6]))
    expect((await shown('people'))[0]).not.toEqual(plain)
    await page.evaluate(() => stage.port?.setGridStates('unit-grids', 'chosen', ['west'], [1]))
    const [chosen = []] = await shown('none')
    expect(chosen[2]).toBeGreaterThan((plain?.[2] ?? 0) + 20)
    await page.evaluate(() => stage.port?.setOpacity('unit-grids', 0.2))
    const [pale = []] = await shown('none')
    expect(pale[2]).toBeLessThan((chosen[2] ?? 0) - 10)
    await page.evaluate(() => stage.port?.setOpacity('unit-grids', 1))
    expect((await shown('none'))[0]).toEqual(chosen)
    await page.evaluate(() => stage.port?.setGridStates('unit-grids', 'chosen', [], []))
    expect((await shown('none'))[0]).toEqual(plain)
    await page.close()
  })

  test('say what stays plain: blocks far off, ids beyond the picture', async () => {
    const page = await scene().openCity(['buildings'])
    await page.evaluate(() => {
      const gaps: unknown[] = []
      Object.assign(globalThis, { gaps })
      stage.port?.onColorGaps((gap) => void gaps.push(gap))
    })
    const last = () =>
      page.evaluate(() => (globalThis as unknown as { gaps: ColorGaps[] }).gaps.at(-1) as ColorGaps)
    await look(page, west, 200)
    await settle(page)
    expect(await last()).toEqual({ hasBlocks: false, beyond: 0 })
    // How far off blocks begin is for the tiles to say.
    for (const rangeM of [1200, 2000, 3500, 6000, 10_000]) {
      await look(page, west, rangeM)
      await settle(page)
      if ((await last()).hasBlocks) break
    }
    expect(await last()).toEqual({ hasBlocks: true, beyond: 0 })
    await page.evaluate(() => stage.port?.setBuildingStates('light', [500_000_000, 7], [1, 1]))
    await expect.poll(last, PATIENCE).toEqual({ hasBlocks: true, beyond: 1 })
    await page.close()
  })
})

/** Runs in the page: two cells side by side, the first one around a place. */
function layCells({ lon, lat }: { lon: number; lat: number }): void {
  const cell = (code: string, x: number) => ({
    code,
    polygons: [
      [
        [
          [x - 0.0006, lat - 0.0005],
          [x + 0.0006, lat - 0.0005],
          [x + 0.0006, lat + 0.0005],
          [x - 0.0006, lat + 0.0005],
          [x - 0.0006, lat - 0.0005],
        ] as [number, number][],
      ],
    ],
  })
  stage.port?.setData('unit-grids', [cell('west', lon), cell('east', lon + 0.0012)])
}

/** Runs in the page: the middle of the picture, averaged over the hatching, and the cell right of it. */
function colorsBesideMiddle(by: CityColors): number[][] {
  stage.port?.setColors(by)
  stage.port?.picture()
  const canvas = stage.port?.picture()
  const draw = canvas?.getContext('2d')
  if (!canvas || !draw) throw new Error('No picture.')
  const meanAt = (x: number) => {
    const { data } = draw.getImageData(canvas.width / 2 + x, canvas.height / 2 - 10, 20, 20)
    return [0, 1, 2].map((c) =>
      Math.round(data.reduce((sum, v, i) => (i % 4 === c ? sum + v : sum), 0) / 400),
    )
  }
  return [meanAt(-10), meanAt(110)]
}
