import { expect, test } from 'vitest'
import { ringFault } from '../../../../server/contract/area-rules.ts'
import { distanceM, metresPerDegree, ringAreaM2 } from '../../../../server/contract/geodesy.ts'
import { circle, openingOf, trench } from './opening.ts'

const origin = { lon: 103.8, lat: 36.06 }
const { east, north } = metresPerDegree(origin.lat)
const at = (x: number, y: number) => ({ lon: origin.lon + x / east, lat: origin.lat + y / north })
const dig = { depthM: 3, withinM: 1 }

test('The ground is closed, glass where nothing was drawn, and cut where something was', () => {
  const ring = [at(0, 0), at(9, 0), at(9, 9)]
  expect(openingOf(false, { kind: 'dig', places: ring }, dig)).toEqual({ kind: 'closed' })
  expect(openingOf(true, null, dig)).toEqual({ kind: 'glass' })
  expect(openingOf(true, { kind: 'line', places: ring }, dig)).toEqual({ kind: 'glass' })
  expect(openingOf(true, { kind: 'dig', places: ring }, dig)).toEqual({ kind: 'pit', ring, depthM: 3 })
})

test('What is asked under a place is a round pit', () => {
  for (const place of circle(origin, 10)) expect(distanceM(origin, place)).toBeCloseTo(10, 2)
})

test('A section is a trench along its line that never crosses itself at a bend', () => {
  expect(ringAreaM2(trench([at(0, 0), at(100, 0)], 2.5))).toBeCloseTo(500, 0)
  const bent = trench([at(0, 0), at(50, 0), at(50, 40), at(90, 80)], 2.5)
  expect(ringFault(bent)).toBeNull()
  expect(ringAreaM2(bent)).toBeCloseTo((50 + 40 + 56.6) * 5, -1)
})
