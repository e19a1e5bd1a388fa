import { expect, test } from 'vitest'
import { placesThen, WINDOW_MS, windowOf } from './places-then.ts'

const FROM = Date.parse('2026-11-16T02:00:00Z')
const track = {
  id: '018f2b5c-0000-7000-8000-000000000001',
  name: 'A',
  seconds: [30, 60, 300],
  lon: [103, 104, 105],
  lat: [36, 36, 37],
}
const at = (second: number) => placesThen([track], FROM, FROM + second * 1000)[0]

test('Between two positions one walks straight; over a gap one waits', () => {
  expect(at(29)).toBeUndefined()
  expect(at(30)).toMatchObject({ name: 'A', lon: 103, lat: 36 })
  expect(at(45)).toMatchObject({ lon: 103.5 })
  expect(at(200)).toMatchObject({ lon: 104, lat: 36 })
  expect(at(301)).toMatchObject({ lon: 105, lat: 37 })
})

test('Who was not heard of for ten minutes is not drawn', () => {
  expect(at(900)).toMatchObject({ lon: 105 })
  expect(at(901)).toBeUndefined()
})

test('The day is cut into windows', () => {
  expect(windowOf(FROM + WINDOW_MS - 1)).toBe(FROM)
  expect(windowOf(FROM + WINDOW_MS)).toBe(FROM + WINDOW_MS)
})
