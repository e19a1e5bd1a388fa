import { isOnEarth } from '../build/placed.ts'
import { coverClasses } from '../content/cover-classes.ts'
import type { ComponentRow, ComponentSource } from '../source/component-source.ts'

/** A source over rows in memory: the same as the database's, for tests of the pure parts. */
export function memoryComponents(rows: ComponentRow[], covers: ComponentRow[] = []): ComponentSource {
  const within =
    (some: ComponentRow[]) =>
    async ([west, south, east, north]: [number, number, number, number]) =>
      some.filter(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)
  return {
    unplaced: async () => rows.filter((row) => !isOnEarth(row)).map(({ id }) => id),
    async *places() {
      yield rows.map(({ id, lon, lat, points }) => ({ id, lon, lat, points }))
    },
    within: within(rows),
    covers: within(covers.filter(({ classCode }) => coverClasses().includes(classCode))),
  }
}

const classes = ['01037', '04002', '01002', '01013', '04007', '03005', '02014', '02004', '01048', '99999']

/** A component on a lattice of 13 m, the i-th of a city. */
export function aComponent(id: number, more: Partial<ComponentRow> = {}): ComponentRow {
  const perRow = 120
  return {
    id,
    lon: 103.7 + (id % perRow) * 0.000144,
    lat: 36.05 + Math.floor(id / perRow) * 0.000117,
    points: 1,
    lines: [],
    classCode: classes[id % classes.length] ?? '',
    state: id % 40 === 0 ? 'damaged' : id % 97 === 0 ? 'lost' : 'intact',
    heightM: (id % 10) / 4,
    depthM: null,
    diameterMm: null,
    ...more,
  }
}

/** A pipe through places given as longitude, latitude in units of 1e-4 degrees from 103.7, 36.05. */
export function aPipe(id: number, path: number[], more: Partial<ComponentRow> = {}): ComponentRow {
  const line = Float64Array.from(path, (value, i) => (i % 2 === 0 ? 103.7 : 36.05) + value * 1e-4)
  const middle = path.length / 2 > 1 ? 2 * Math.floor(path.length / 4) : 0
  return {
    id,
    lon: line[middle] ?? 103.7,
    lat: line[middle + 1] ?? 36.05,
    points: path.length / 2,
    lines: [line],
    classCode: '01999',
    state: 'intact',
    heightM: 0,
    depthM: 2,
    diameterMm: 600,
    ...more,
  }
}
