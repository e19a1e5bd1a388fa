import { expect, test } from 'vitest'
import { describeOnBothDatabases } from '../testing/database.ts'
import { bearingDeg, distanceM, lengthM, ringAreaM2 } from './geodesy.ts'

const corners = [
  { lon: 103.8, lat: 36.06 },
  { lon: 103.84, lat: 36.062 },
  { lon: 103.846, lat: 36.1 },
  { lon: 103.81, lat: 36.09 },
]

describeOnBothDatabases('Lengths and areas', (database) => {
  test('are those of the ellipsoid', async () => {
    const text = [...corners, corners[0]].map((c) => `${c?.lon} ${c?.lat}`).join(',')
    const truth = await database().db.one<{ area: number; perimeter: number; far: number }>(
      `select st_area(g) as area, st_perimeter(g) as perimeter,
              st_distance('SRID=4326;POINT(103.8 36.06)'::geography, 'SRID=4326;POINT(104.2 36.3)'::geography) as far
         from (select ('SRID=4326;POLYGON((${text}))')::geography as g) s`,
    )
    expect(Math.abs(ringAreaM2(corners) / truth.area - 1)).toBeLessThan(1e-4)
    expect(Math.abs(lengthM([...corners, ...corners.slice(0, 1)]) / truth.perimeter - 1)).toBeLessThan(1e-6)
    expect(
      Math.abs(distanceM({ lon: 103.8, lat: 36.06 }, { lon: 104.2, lat: 36.3 }) - truth.far),
    ).toBeLessThan(2)
  })

  test('and directions go from north over east', () => {
    const here = { lon: 103.8, lat: 36 }
    expect(bearingDeg(here, { lon: 103.8, lat: 36.1 })).toBeCloseTo(0)
    expect(bearingDeg(here, { lon: 103.9, lat: 36 })).toBeCloseTo(90, 0)
    expect(bearingDeg(here, { lon: 103.7, lat: 36 })).toBeCloseTo(270, 0)
  })
})
