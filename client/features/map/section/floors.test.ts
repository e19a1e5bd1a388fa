import { expect, test } from 'vitest'
import { type Dwelling, roomBeside, sectionOf } from './floors.ts'

const home = (entrance: number, floor: number, room: string): Dwelling => ({
  id: `${entrance}-${floor}-${room}`,
  entrance,
  floor,
  room,
  people: 0,
  residents: [],
})
const house = [
  home(2, 1, '101'),
  home(1, 4, '402'),
  home(1, 4, '401'),
  home(1, 4, '410'),
  home(1, 1, '101'),
  home(1, 2, '201'),
  home(1, 2, '202'),
]

test('A house is drawn from the top down, entrances side by side, rooms in their order', () => {
  const [first, second] = sectionOf(house)
  expect(first?.floors.map(({ floor, rooms }) => [floor, rooms.map(({ room }) => room)])).toEqual([
    [4, ['401', '402', '410']],
    [3, []],
    [2, ['201', '202']],
    [1, ['101']],
  ])
  expect(second?.floors.map(({ rooms }) => rooms.length)).toEqual([0, 0, 0, 1])
  expect(sectionOf([])).toEqual([])
})

test('Arrows lead from room to room, over storeys without one', () => {
  const [entrance = { entrance: 0, floors: [] }] = sectionOf(house)
  const beside = (id: string, key: string) => roomBeside(entrance, id, key)
  expect(beside('1-4-410', 'ArrowDown')).toBe('1-2-202')
  expect(beside('1-2-202', 'ArrowDown')).toBe('1-1-101')
  expect(beside('1-1-101', 'ArrowUp')).toBe('1-2-201')
  expect(beside('1-4-401', 'ArrowUp')).toBeNull()
  expect([beside('1-4-402', 'ArrowLeft'), beside('1-4-402', 'ArrowRight')]).toEqual(['1-4-401', '1-4-410'])
  expect([beside('1-4-402', 'Home'), beside('1-4-402', 'End'), beside('1-4-402', 'x')]).toEqual([
    '1-4-401',
    '1-4-410',
    null,
  ])
})
