import gcoord from 'gcoord'
import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../../server/testing/database.ts'
import { seeded } from '../demo/random.ts'
import { toWgs84From } from './crs.ts'

const wayFrom = (name: string) => {
  const way = toWgs84From(name)
  if (way === null) throw new Error(`${name} is not understood`)
  return way
}
const metresApart = ([x = 0, y = 0]: number[], [u = 0, v = 0]: number[]) =>
  Math.hypot((x - u) * Math.cos((y * Math.PI) / 180), y - v) * 111_195

test.each(['GCJ-02', 'BD-09'])('%s comes back to where it was shifted from, within a millimetre', (name) => {
  const random = seeded(name.length)
  const shift = gcoord[name === 'GCJ-02' ? 'GCJ02' : 'BD09']
  for (let i = 0; i < 500; i++) {
    const place: [number, number] = [random.between(74, 134), random.between(19, 53)]
    const shifted = gcoord.transform(place, gcoord.WGS84, shift)
    expect(metresApart(wayFrom(name)(shifted), place)).toBeLessThan(0.001)
  }
})

test('GCJ-02 is half a kilometre off in Lanzhou and nothing abroad', () => {
  const shift = metresApart(wayFrom('gcj02')([103.7, 36.06]), [103.7, 36.06])
  expect(shift).toBeGreaterThan(100)
  expect(shift).toBeLessThan(700)
  expect(wayFrom('GCJ02')([24.94, 60.17])).toEqual([24.94, 60.17])
})

test('CGCS2000 in degrees is taken as it is', () => {
  for (const name of [
    'CGCS2000',
    'EPSG:4490',
    '4490',
    'urn:ogc:def:crs:EPSG::4490',
    'WGS84',
    'urn:ogc:def:crs:OGC:1.3:CRS84',
  ])
    expect(wayFrom(name)([103.7, 36.06, 1520])).toEqual([103.7, 36.06])
})

test('names that mean nothing are not guessed at', () => {
  for (const name of ['', 'FOO', 'EPSG:9999', 'EPSG:', '+proj=nonsense', 'EPSG:4491x'])
    expect(toWgs84From(name)).toBeNull()
})

describeOnBothDatabases('Projected coordinates', (database) => {
  const cases: [name: string, code: number, position: [number, number]][] = [
    ['EPSG:4546', 4546, [431_234.5, 3_990_123.4]],
    ['EPSG:4544', 4544, [383_000, 3_992_000]],
    ['EPSG:4523', 4523, [35_383_000, 3_992_000]],
    ['EPSG:4496', 4496, [18_383_000, 3_992_000]],
    ['EPSG:4507', 4507, [383_000, 3_992_000]],
    ['https://www.opengis.net/def/crs/EPSG/0/7415', 28992, [78_500, 458_000]],
    ['urn:ogc:def:crs:EPSG::28992', 28992, [155_000, 463_000]],
    ['EPSG:32648', 32648, [383_000, 3_992_000]],
    ['EPSG:32735', 32735, [383_000, 6_992_000]],
    ['EPSG:25832', 25832, [383_000, 5_992_000]],
    ['EPSG:3067', 3067, [385_000, 6_672_000]],
    ['EPSG:3857', 3857, [11_543_000, 4_308_000]],
  ]
  test.each(cases)(
    'of %s come out where the database puts them, within half a metre',
    async (name, code, position) => {
      const { lon, lat } = await database().db.one<{ lon: number; lat: number }>(
        'select st_x(p) as lon, st_y(p) as lat from st_transform(st_setsrid(st_makepoint($1, $2), $3::int), 4326) as p',
        [...position, code],
      )
      expect(metresApart(wayFrom(name)(position), [lon, lat])).toBeLessThan(0.5)
    },
  )
})
