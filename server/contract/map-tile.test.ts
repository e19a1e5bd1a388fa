import { expect, test } from 'vitest'
import { sampleTile } from './map-tile.ts'

const lanzhou = { lon: 103.83, lat: 36.06 }
const service = {
  url: 'https://t{s}.example/{z}/{x}/{y}/{-y}',
  subdomains: ['3', '4'],
  ...{ scheme: 'EPSG:4490' as const, firstLevel: 1, minZoom: 1, maxZoom: 18 },
}

test('A tile over a place is counted as its service counts: from its first level, by its pyramid, from north or south', () => {
  // 2 × 2^14 columns over 360°, 2^14 rows over 180°.
  const size = 180 / 2 ** 14
  const tile = sampleTile(service, lanzhou)
  expect(tile).toMatchObject({ z: 15, x: Math.floor(283.83 / size), y: Math.floor(53.94 / size) })
  expect(tile.address).toBe(`https://t3.example/15/${tile.x}/${tile.y}/${2 ** 14 - 1 - tile.y}`)
  // As OpenStreetMap counts: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
  expect(sampleTile({ ...service, scheme: 'EPSG:3857', firstLevel: 0, maxZoom: 10 }, lanzhou)).toMatchObject({
    ...{ z: 10, x: 807, y: 401 },
  })
})

test('No level is asked for that the service does not have, and no tile beyond its border', () => {
  expect(sampleTile({ ...service, minZoom: 17, maxZoom: 18 }, lanzhou).z).toBe(17)
  expect(sampleTile({ ...service, minZoom: 0, maxZoom: 0 }, { lon: 180, lat: -90 })).toMatchObject({
    ...{ z: 0, x: 1, y: 0 },
  })
})
