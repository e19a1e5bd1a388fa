import { describe, expect, test } from 'vitest'
import { MIGRATED_TRANSITIONS, TRANSITIONS } from '../contract/case-rules.ts'
import { aCase, history } from '../testing/case-histories.ts'
import { apply, ImpossibleStep, replay } from './fold.ts'

const facts = { urgent: false, special: false, limit: null }

describe('A history', () => {
  test.each([
    ['does not begin with a report', '10-14 09:00 file'],
    ['reports twice', '10-14 09:00 report / 09:01 report'],
    ['dispatches before filing', '10-14 09:00 report / 09:01 dispatch WATER'],
    ['dispatches to nobody', '10-14 09:00 report / 09:01 file / 09:02 dispatch'],
    [
      'signs twice in an episode',
      '10-14 09:00 report / 09:01 file / 09:02 dispatch WATER / 09:03 sign / 09:04 sign',
    ],
    ['goes back in time', '10-14 09:00 report / 08:59 file'],
    [
      'completes while deferred',
      '10-14 09:00 report / 09:01 file / 09:02 dispatch WATER / 09:03 approve-deferral / 09:04 complete',
    ],
    [
      'grants an extension of no length',
      '10-14 09:00 report / 09:01 file / 09:02 dispatch WATER / 09:03 approve-extension',
    ],
    ['goes on after its end', '10-14 09:00 report / 09:01 reject / 09:02 accept'],
  ])('that %s is impossible', (_, text) => {
    expect(() => aCase(text)).toThrow(ImpossibleStep)
  })

  test('goes from report to file without accept only where it was migrated', () => {
    const events = history('10-14 09:00 report / 09:01 file')
    expect(() => replay(events, facts, TRANSITIONS)).toThrow('file is impossible from reported')
    expect(replay(events, facts, MIGRATED_TRANSITIONS).status).toBe('filed')
  })

  test('with a limit in wall-clock hours needs an urgent case', () => {
    const limit = { unit: 'hours' as const, value: 2 }
    expect(() => aCase('10-14 09:00 report', { limit })).toThrow(ImpossibleStep)
    const filed = history('10-14 09:00 report / 09:01 accept / 09:02 file').map((e) =>
      e.action === 'file' ? { ...e, limit, urgent: true } : e,
    )
    expect(replay(filed, facts, TRANSITIONS).urgentAt).toBe(filed.at(-1)?.at)
  })

  test('grows by one event without touching the state before it, and survives being stored', () => {
    const before = aCase('10-14 09:00 report / 09:01 file')
    const stored = JSON.stringify(before)
    const [event] = history('10-14 09:02 dispatch WATER')
    if (event === undefined) throw new Error('no event')
    const after = apply(JSON.parse(stored), event, TRANSITIONS)
    expect(JSON.stringify(before)).toBe(stored)
    expect(after).toEqual(aCase('10-14 09:00 report / 09:01 file / 09:02 dispatch WATER'))
  })

  test('that cannot go on leaves the state as it was', () => {
    const state = aCase('10-14 09:00 report')
    const [event] = history('10-14 09:02 close')
    if (event === undefined) throw new Error('no event')
    expect(() => apply(state, event, TRANSITIONS)).toThrow(ImpossibleStep)
    expect(state).toEqual(aCase('10-14 09:00 report'))
  })

  test('merged twice goes back to where it was each time', () => {
    const text =
      '10-14 09:00 report / 09:01 merge / 09:02 unmerge / 09:03 accept / 09:04 merge / 09:05 unmerge'
    expect(aCase(text)).toMatchObject({ status: 'accepted', mergedFrom: null })
  })
})
