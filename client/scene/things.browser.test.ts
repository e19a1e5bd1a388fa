import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Database } from '../../server/db/connect.ts'
import { addComponent, cellCenter } from '../../server/testing/city.ts'
import type { LonLat } from './scene-port.ts'
import type { Stage } from './testing/page.tsx'
import { look, MIDDLE, pickAt, settle, useScene } from './testing/scene-world.ts'

declare const stage: Stage

describe('Components and pipes in the city', () => {
  const at = {
    lamp: cellCenter(1, 1),
    bench: cellCenter(2, 1),
    cover: cellCenter(3, 2),
    pipe: cellCenter(4, 2),
  }
  const ids: Record<string, string> = {}
  const scene = useScene(async (database) => {
    ids.lamp = await addComponent(database, at.lamp)
    ids.bench = await addComponent(database, { ...at.bench, classCode: '04007' })
    ids.cover = await addComponent(database, { ...at.cover, classCode: '01001' })
    await database.db.none("update component set state = 'damaged' where id = $1", [ids.bench])
    ids.pipe = await addWaterMain(database, cellCenter(2, 2), cellCenter(5, 2))
  })

  /** Flies there, waits for the tiles and clicks what is in the middle. */
  async function pickFrom(page: Page, to: LonLat, rangeM: number) {
    await look(page, to, rangeM)
    await settle(page)
    const picked = await pickAt(page, MIDDLE.x, MIDDLE.y)
    return { kind: picked?.kind, id: picked?.id }
  }

  test('are told by their row at hand, whichever model stands for them, and in the middle distance', async () => {
    const page = await scene().openCity(['components'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    expect(await pickFrom(page, at.lamp, 150)).toEqual({ kind: 'component', id: ids.lamp })
    expect(await pickFrom(page, at.bench, 150)).toEqual({ kind: 'component', id: ids.bench })
    expect(await pickFrom(page, at.cover, 150)).toEqual({ kind: 'component', id: ids.cover })
    expect(await pickFrom(page, cellCenter(0, 3), 150)).toEqual({ kind: 'ground', id: null })
    expect(await pickFrom(page, at.lamp, 800)).toEqual({ kind: 'component', id: ids.lamp })
    // A mark counts; no single row is meant.
    expect(await pickFrom(page, at.lamp, 4000)).toEqual({ kind: 'ground', id: null })
    const figures = await page.evaluate(() => stage.port?.figures() ?? null)
    expect(figures?.drawCommands).toBeLessThanOrEqual(300)
    await page.close()
  })

  test('below the ground, a pipe and a manhole down to it are told by their rows', async () => {
    const page = await scene().openCity(['pipes'])
    await page.evaluate(() => stage.port?.setMode('2d'))
    expect(await pickFrom(page, at.pipe, 60)).toEqual({ kind: 'pipe', id: ids.pipe })
    expect(await pickFrom(page, at.cover, 60)).toEqual({ kind: 'pipe', id: ids.cover })
    expect(await pickFrom(page, at.pipe, 60)).toEqual({ kind: 'pipe', id: ids.pipe })
    // Thinned it is seen less, and still found.
    const whole = await page.evaluate(brightnessOfMiddle)
    await page.evaluate(() => stage.port?.setOpacity('pipes', 0.25))
    expect(await page.evaluate(brightnessOfMiddle)).toBeLessThan(whole * 0.75)
    expect(await pickFrom(page, at.pipe, 60)).toEqual({ kind: 'pipe', id: ids.pipe })
    await page.evaluate(() => stage.port?.setOpacity('pipes', 1))
    expect(await page.evaluate(brightnessOfMiddle)).toBeCloseTo(whole, 0)
    expect(await pickFrom(page, at.pipe, 900)).toEqual({ kind: 'pipe', id: ids.pipe })
    await page.close()
  })

  test('a ground one looks through, drawn three times, leaves room in the draw commands for what lies in it', async () => {
    const page = await scene().openCity([])
    const commandsFrom = async (heightM: number, kind: 'closed' | 'glass') => {
      await page.evaluate(
        ([at, m, ground]) => {
          stage.port?.setGround({ kind: ground })
          stage.port?.setView({ ...at, heightM: m, headingDeg: 50, pitchDeg: -12 })
        },
        [at.pipe, heightM, kind] as const,
      )
      await settle(page)
      return (await page.evaluate(() => stage.port?.figures()?.drawCommands)) ?? 0
    }
    expect(await commandsFrom(14, 'closed')).toBeGreaterThan(0)
    const above = await commandsFrom(14, 'glass')
    const below = await commandsFrom(-6, 'glass')
    expect(above).toBeLessThan(130)
    expect(below).toBeLessThan(100)
    await page.close()
  })
})

/** Runs in the page: the mean of a small square in the middle of the picture. */
function brightnessOfMiddle(): number {
  stage.port?.picture()
  const canvas = stage.port?.picture()
  const draw = canvas?.getContext('2d')
  if (!canvas || !draw) throw new Error('No picture.')
  const { data } = draw.getImageData(canvas.width / 2 - 2, canvas.height / 2 - 2, 4, 4)
  return data.reduce((sum, value, i) => (i % 4 === 3 ? sum : sum + value), 0) / 48
}

async function addWaterMain({ db }: Database, from: LonLat, to: LonLat): Promise<string> {
  const { id } = await db.one<{ id: number }>(
    `insert into component (code, source, source_id, class_code, geom, depth_m, diameter_mm)
     values ('62010301999000001', 'test', 'main', '01999',
             st_setsrid(st_makeline(st_makepoint($1, $2), st_makepoint($3, $4)), 4326), 2, 800) returning id`,
    [from.lon, from.lat, to.lon, to.lat],
  )
  return String(id)
}
