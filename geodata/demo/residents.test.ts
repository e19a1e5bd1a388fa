import { expect, test } from 'vitest'
import { type Ring, ringArea } from '../model/plane.ts'
import { demoCity } from './city/demo-city.ts'
import { seeded } from './random.ts'
import { household, planHomes } from './residents.ts'

const today = new Date('2026-11-21T09:00:00Z')

/** The city's houses as homes.sql finds them, measured on a plane. */
const houses = [...demoCity()].flatMap((object, id) => {
  if (object.layer !== 'building' || !['apartments', 'house'].includes(object.kind)) return []
  if (object.footprint.type !== 'Polygon') return []
  const ring = (object.footprint.coordinates[0] ?? [])
    .slice(0, -1)
    .map(([lon = 0, lat = 0]) => [(lon - 103.76) * 90_000, (lat - 36.066) * 110_960]) as unknown as Ring
  return [{ id, floors: object.floors ?? Math.round(object.heightM / 3), areaM2: ringArea(ring) }]
})

function everybody(seed: number) {
  const random = seeded(seed)
  return planHomes(houses, 1, random).flatMap((home) =>
    household(home.id, today, random).map((person) => ({ ...person, home })),
  )
}

const people = everybody(999_999)

test('About 120,000 people live in the demo city, every fifth or so for a time only', () => {
  expect(people.length).toBeGreaterThan(112_000)
  expect(people.length).toBeLessThan(128_000)
  const floating = people.filter(({ kind }) => kind === 'floating').length / people.length
  expect(floating).toBeGreaterThan(0.1)
  expect(floating).toBeLessThan(0.3)
  expect(
    new Set(people.map(({ home }) => `${home.buildingId} ${home.entrance} ${home.floor} ${home.room}`)).size,
  ).toBe(new Set(people.map(({ home }) => home.id)).size)
})

test('The same seed invents the same people', () => {
  expect(everybody(999_999).slice(0, 2000)).toEqual(people.slice(0, 2000))
  expect(everybody(7).slice(0, 20)).not.toEqual(people.slice(0, 20))
})

test('Nobody is born tomorrow or moves in before being born', () => {
  for (const { birthOn, fromOn, phone } of people.slice(0, 5000)) {
    expect(birthOn <= '2026-11-21' && birthOn > '1900-01-01').toBe(true)
    expect(fromOn >= birthOn && fromOn <= '2026-11-21').toBe(true)
    if (phone !== null) expect(phone).toMatch(/^1\d{10}$/)
  }
})
