import { expect, test } from 'vitest'
import { gaussKruger } from './gauss-kruger.ts'

test('A place has its metres in the zone of its nearest meridian of three degrees', async () => {
  const found = await gaussKruger({ lon: 103.8, lat: 36.06 })
  expect([found.zone, found.meridianDeg]).toEqual([35, 105])
  // 1.2° west of the meridian: 108.08 km at this latitude; the arc from the equator is 3,991.2 km, and 0.67 km more so far beside it.
  expect(found.eastM).toBeCloseTo(500_000 - 108_080, -3)
  expect(found.northM).toBeGreaterThan(3_991_000)
  expect(found.northM).toBeLessThan(3_993_500)
  const middle = await gaussKruger({ lon: 105, lat: 36 })
  expect(middle.eastM).toBeCloseTo(500_000, 3)
})
