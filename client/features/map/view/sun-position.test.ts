import { expect, test } from 'vitest'
import { sunPosition } from './sun-position.ts'

const lanzhou = { lon: 103.8, lat: 36.06 }

test('At the solstices the noon sun of the city stands in the south, as high as the tilt of the earth says', () => {
  // Local solar noon is 13:04 by the district's clock, some minutes more or less by the season.
  const summer = sunPosition(lanzhou, Date.parse('2026-06-21T05:06:30Z'))
  expect(summer.azimuthDeg).toBeCloseTo(180, -0.5)
  expect(summer.elevationDeg).toBeCloseTo(90 - 36.06 + 23.44, 1)
  const winter = sunPosition(lanzhou, Date.parse('2026-12-21T05:03:00Z'))
  expect(winter.elevationDeg).toBeCloseTo(90 - 36.06 - 23.44, 1)
})

test('It rises in the east, sets in the west and is down at night', () => {
  // The equinox of 2026: sunrise there at about 06:58, sunset at about 19:07.
  const rise = sunPosition(lanzhou, Date.parse('2026-03-20T23:03:00Z'))
  expect(rise.azimuthDeg).toBeCloseTo(90, -1)
  expect(Math.abs(rise.elevationDeg)).toBeLessThan(2)
  expect(sunPosition(lanzhou, Date.parse('2026-03-20T11:07:00Z')).azimuthDeg).toBeCloseTo(270, -1)
  expect(sunPosition(lanzhou, Date.parse('2026-03-20T17:00:00Z')).elevationDeg).toBeLessThan(-40)
})
