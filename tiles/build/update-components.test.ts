import { beforeAll, describe, expect, test } from 'vitest'
import { MemorySink, STATE_FOLDER } from '../sink/sink.ts'
import type { ComponentRow } from '../source/component-source.ts'
import { aComponent, memoryComponents } from '../testing/component-rows.ts'
import { type Cell, cellAt, toUnit } from '../tree/mercator.ts'
import { buildComponents, updateComponents } from './build-components.ts'

const city = Array.from({ length: 16_000 }, (_, i) => aComponent(i + 1))
const cellOf = ({ lon, lat }: { lon: number; lat: number }): Cell => cellAt(18, ...toUnit(lon, lat))
const rowOf = (id: number) => city[id - 1] ?? expect.unreachable()
const elsewhere = { lon: 103.7101, lat: 36.0611 }

describe('An update of a city of 16,000 components', () => {
  const before = new MemorySink()
  beforeAll(async () => {
    await buildComponents(memoryComponents(city), before, { shape: 'point' })
  })

  test.each([
    [
      'one that is damaged now',
      city.map((row) => (row.id === 300 ? { ...row, state: 'damaged' as const } : row)),
      [rowOf(300)],
    ],
    ['one that has gone', city.filter(({ id }) => id !== 12_345), [rowOf(12_345)]],
    ['a new one', [...city, aComponent(20_001, elsewhere)], [elsewhere]],
    [
      'one that has moved',
      city.map((row) => (row.id === 17 ? { ...row, ...elsewhere } : row)),
      [rowOf(17), elsewhere],
    ],
  ])('makes of %s the same bytes as a whole build, and leaves the rest alone', async (_, rows, places) => {
    const sink = new MemorySink(before)
    const source = memoryComponents(rows)
    const built = await updateComponents(
      { ...source, places: () => expect.unreachable('An update reads no places.') },
      sink,
      { shape: 'point', changed: places.map(cellOf) },
    )
    const whole = await build(rows)
    expect(served(sink)).toEqual(served(whole.sink))
    expect(built).toEqual(whole.built)
    const contents = (paths: Iterable<string>) => [...paths].filter((path) => path.endsWith('.glb')).length
    expect(contents(sink.written)).toBeLessThan(contents(before.files.keys()) * 0.7)
  })

  test('names what has no place, whatever else has changed, until it is mended', async () => {
    const lost = (id: number) => aComponent(id, { lon: Number.NaN })
    const first = new MemorySink()
    await buildComponents(memoryComponents([...city, lost(20_001), lost(20_002)]), first, { shape: 'point' })
    const said = async (rows: ComponentRow[]) =>
      (await update(rows, new MemorySink(first), [cellOf(rowOf(300))]))?.problems
    expect(await said([...city, lost(20_001), lost(20_002)])).toEqual([
      { id: 20_001, problem: 'no-place' },
      { id: 20_002, problem: 'no-place' },
    ])
    expect(await said([...city, lost(20_001)])).toEqual([{ id: 20_001, problem: 'no-place' }])
  })

  test('can follow another, and says where all must be built', async () => {
    const first = new MemorySink(before)
    const added = [...city, aComponent(20_001, elsewhere)]
    await update(added, first, [cellOf(elsewhere)])
    const second = new MemorySink(first)
    await update(city, second, [cellOf(elsewhere)])
    expect(served(second)).toEqual(served(before))
    expect(await update(city, second, [{ z: 0, x: 0, y: 0 }])).toBeNull()
  })
})

const update = (rows: ComponentRow[], sink: MemorySink, changed: Cell[]) =>
  updateComponents(memoryComponents(rows), sink, { shape: 'point', changed })

async function build(rows: ComponentRow[]) {
  const sink = new MemorySink()
  return { sink, built: await buildComponents(memoryComponents(rows), sink, { shape: 'point' }) }
}

const served = (sink: MemorySink) =>
  Object.fromEntries(
    [...sink.files]
      .filter(([path]) => !path.startsWith(STATE_FOLDER))
      .map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])
      .sort(),
  )
