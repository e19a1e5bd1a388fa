import { expect, test } from 'vitest'
import type { GridEdit } from '../../../server/contract/grid-edit.ts'
import { NO_DRAFT, namedBy, takeDraftStep } from './draft.ts'

const merge = (...codes: string[]): GridEdit => ({ kind: 'merge', codes })
const versions = new Map([
  ['a', 1],
  ['b', 2],
])

test('Steps are taken back and taken again; a new one forgets those taken back', () => {
  const one = takeDraftStep(NO_DRAFT, { do: 'add', edits: [merge('a', 'b')], versions })
  const two = takeDraftStep(one, { do: 'add', edits: [merge('a', '#0.1')], versions })
  const back = takeDraftStep(two, { do: 'undo' })
  expect([back.edits.length, back.redo.length]).toEqual([1, 1])
  expect(takeDraftStep(back, { do: 'redo' }).edits).toEqual(two.edits)
  expect(takeDraftStep(back, { do: 'add', edits: [merge('b', 'a')], versions }).redo).toEqual([])
  expect(takeDraftStep(NO_DRAFT, { do: 'undo' })).toEqual(NO_DRAFT)
})

test('The version at the first mention is what the draft was made on', () => {
  const one = takeDraftStep(NO_DRAFT, { do: 'add', edits: [merge('a', 'b')], versions })
  const later = new Map([
    ['a', 9],
    ['R-1', 3],
  ])
  const two = takeDraftStep(one, {
    do: 'add',
    edits: [{ kind: 'assign', codes: ['a', '#0.1'], responsibility: 'R-1' }],
    versions: later,
  })
  expect(two.seen).toEqual({ a: 1, b: 2, 'R-1': 3 })
})

test('What a drawing made itself is not in force', () => {
  expect(namedBy({ kind: 'assign', codes: ['#1.1', 'c'], responsibility: null })).toEqual(['c'])
})
