import { beforeAll, describe, expect, test } from 'vitest'
import { MemorySink, STATE_FOLDER } from '../sink/sink.ts'
import type { BuildingRow } from '../source/building-source.ts'
import { aBuilding, aRing, memoryBuildings } from '../testing/building-rows.ts'
import { decodeContent } from '../testing/decode.ts'
import { walkTiles } from '../testing/walk-tiles.ts'
import { type Cell, cellAt, toUnit } from '../tree/mercator.ts'
import type { Built } from './banded-build.ts'
import { buildBuildings, updateBuildings } from './build-buildings.ts'

const city = Array.from({ length: 6000 }, (_, i) => aBuilding(i + 1))
const cellOf = ({ lon, lat }: { lon: number; lat: number }): Cell => cellAt(18, ...toUnit(lon, lat))
const rowOf = (id: number) => city[id - 1] ?? expect.unreachable()
const at = (id: number, lon: number, lat: number, heightM = 20) =>
  aBuilding(id, { lon, lat, heightM, polygons: [[aRing(lon, lat, 0.0001, 0.00005)]] })

describe('An update of a city of 6,000 buildings', () => {
  const before = new MemorySink()
  beforeAll(async () => {
    await buildBuildings(memoryBuildings(city), before)
  })

  const update = async (rows: BuildingRow[], changed: Cell[]) => {
    const sink = new MemorySink(before)
    let asked = 0
    const source = memoryBuildings(rows)
    const counting: typeof source = {
      ...source,
      places: () => expect.unreachable('An update reads no places.'),
      async within(box) {
        const found = await source.within(box)
        asked += found.length
        return found
      },
    }
    const built = (await updateBuildings(counting, sink, changed)) ?? expect.unreachable()
    return { sink, built, asked }
  }
  const whole = async (rows: BuildingRow[]): Promise<{ sink: MemorySink; built: Built }> => {
    const sink = new MemorySink()
    return { built: await buildBuildings(memoryBuildings(rows), sink), sink }
  }
  const served = (sink: MemorySink) =>
    Object.fromEntries(
      [...sink.files]
        .filter(([path]) => !path.startsWith(STATE_FOLDER))
        .map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])
        .sort(),
    )

  test.each([
    ['a changed height', city.map((row) => (row.id === 300 ? { ...row, heightM: 99 } : row)), [rowOf(300)]],
    ['a building that has gone', city.filter(({ id }) => id !== 4321), [rowOf(4321)]],
    ['a new building', [...city, at(7001, 103.7101, 36.0611)], [{ lon: 103.7101, lat: 36.0611 }]],
    [
      'a building that has moved across the city',
      city.map((row) => (row.id === 17 ? at(17, 103.7161, 36.0712) : row)),
      [rowOf(17), { lon: 103.7161, lat: 36.0712 }],
    ],
  ] as const)('makes of %s the same bytes as a whole build', async (_, rows, places) => {
    const { sink, built, asked } = await update([...rows], places.map(cellOf))
    const all = await whole([...rows])
    expect(served(sink)).toEqual(served(all.sink))
    expect({ ...built, problems: [...built.problems] }).toEqual(all.built)
    // Rows of the cells that were touched, no others.
    expect(asked).toBeLessThan(city.length / 2)
    const contents = (paths: Iterable<string>) => [...paths].filter((path) => path.endsWith('.glb')).length
    expect(contents(sink.written)).toBeLessThan(contents(before.files.keys()) / 2)
  })

  test('can be updated again, and again', async () => {
    const first = [...city, at(7001, 103.7101, 36.0611)]
    const one = await update(first, [cellOf({ lon: 103.7101, lat: 36.0611 })])
    const second = first.filter(({ id }) => id !== 5)
    const sink = new MemorySink(one.sink)
    await updateBuildings(memoryBuildings(second), sink, [cellOf(rowOf(5))])
    expect(served(sink)).toEqual(served((await whole(second)).sink))
  })

  test('names buildings without a place, which no cell holds', async () => {
    const rows = [...city, at(7003, Number.NaN, 36.05)]
    const { built } = await update(rows, [cellOf(rowOf(300))])
    const all = await whole(rows)
    expect([built.problems, built.features]).toEqual([[{ id: 7003, problem: 'no-place' }], 6000])
    expect(all.built).toEqual(built)
  })

  test('shows from afar what is left where a quarter of the city has gone, and what has come in another', async () => {
    // Wide apart: levels of blocks over levels of blocks.
    const wide = (id: number) =>
      at(id, 103.2 + (id % 40) * 0.02, 35.8 + Math.floor(id / 40) * 0.02, 6 + (id % 9))
    const rows = Array.from({ length: 1200 }, (_, i) => wide(i + 1))
    const first = await whole(rows)
    const gone = rows.filter(({ lon, lat }) => lon < 103.4 && lat < 36)
    const left = [...rows.filter((row) => !gone.includes(row)), at(9001, 103.911, 36.311)]
    const sink = new MemorySink(first.sink)
    const changed = [...gone, { lon: 103.911, lat: 36.311 }].map(cellOf)
    const built = await updateBuildings(memoryBuildings(left), sink, changed)
    expect(gone.length).toBeGreaterThan(50)
    expect(built).toEqual((await whole(left)).built)
    expect(served(sink)).toEqual(served((await whole(left)).sink))
    const again = new MemorySink(sink)
    await updateBuildings(memoryBuildings(rows), again, changed)
    expect(served(again)).toEqual(served(first.sink))
  })

  test('grows where a building stands outside of all others', async () => {
    const place = { lon: 103.9, lat: 36.2 }
    const rows = [...city, at(7002, place.lon, place.lat)]
    const { sink, built } = await update(rows, [cellOf(place)])
    expect(built.features).toBe(6001)
    const tiles = await walkTiles(async (path) => sink.files.get(path) ?? Buffer.of())
    const near = tiles.filter(({ uri }) => uri?.startsWith('near/'))
    const ids = near.flatMap(({ uri }) => decodeContent(sink.files.get(uri ?? '') ?? Buffer.of()).features)
    expect(ids.length).toBe(6001)
    expect(new Set(ids.map(({ id }) => id)).size).toBe(6001)
  })

  test('divides a tile in which much is built', async () => {
    const many = Array.from({ length: 1500 }, (_, i) =>
      at(8000 + i, 103.7101 + (i % 40) * 0.00003, 36.0611 + Math.floor(i / 40) * 0.00003),
    )
    const rows = [...city, ...many]
    const { sink } = await update(rows, many.map(cellOf))
    expect(served(sink)).toEqual(served((await whole(rows)).sink))
  })

  test('says that all must be built where all has changed, or there was nothing', async () => {
    const sink = new MemorySink(before)
    expect(await updateBuildings(memoryBuildings(city), sink, [{ z: 0, x: 0, y: 0 }])).toBeNull()
    const empty = new MemorySink()
    await buildBuildings(memoryBuildings([]), empty)
    const first = new MemorySink(empty)
    expect(await updateBuildings(memoryBuildings(city), first, [cellOf(rowOf(1))])).toBeNull()
  })

  test('leaves an empty layer where the last building goes', async () => {
    const one = new MemorySink()
    await buildBuildings(memoryBuildings([rowOf(1)]), one)
    const sink = new MemorySink(one)
    expect((await updateBuildings(memoryBuildings([]), sink, [cellOf(rowOf(1))]))?.features).toBe(0)
    expect(Object.keys(served(sink))).toEqual(['tileset.json'])
  })
})
