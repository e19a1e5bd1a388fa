import { expect, test } from 'vitest'
import { aCase, aPolicy, at } from '../testing/case-histories.ts'
import { explain } from './explain.ts'
import { project } from './project.ts'

const policy = aPolicy()
const NOW = at('11-20 12:00')
const start = '09-28 09:00 report / 09:10 file / 10:00 dispatch WATER'

test.each([
  ['handled once', `${start} / 11:00 complete / 11:10 send-check / 11:20 check-pass / 11:30 close`],
  ['still with the unit', start],
  ['deferred and resumed', `${start} / 11:00 approve-deferral / 09-29 09:00 resume / 10:00 complete`],
  ['returned to the desk', `${start} / 11:00 return / 11:10 dispatch POWER / 14:30 complete`],
  [
    'failed and handled again',
    `${start} / 11:00 complete / 11:10 send-check / 14:30 check-fail / 14:40 dispatch WATER / 15:00 complete`,
  ],
])(
  'A case %s is explained from its report to now without a gap, and the counted seconds are what is charged',
  (_, history) => {
    const state = aCase(history)
    const { segments, chargedSeconds, unit } = explain(state, policy, NOW)
    expect(segments[0]?.from).toBe(at('09-28 09:00'))
    expect(segments.at(-1)?.to).toBe(NOW)
    for (const [i, segment] of segments.entries()) {
      expect(segment.to).toBeGreaterThan(segment.from)
      if (i > 0) expect(segment.from).toBe(segments[i - 1]?.to)
    }
    const counted = segments.filter((segment) => segment.counted)
    expect(counted.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(chargedSeconds)
    const projected = project(state, policy, NOW)
    expect([unit, chargedSeconds]).toEqual([projected.unit, projected.chargedSeconds ?? 0])
  },
)

test('Every stretch names the rule that decides it', () => {
  const { segments } = explain(
    aCase(`${start} / 11:00 complete / 11:10 send-check / 11:20 check-pass / 11:30 close`),
    policy,
    NOW,
  )
  expect(segments.map(({ rule, counted }) => [rule, counted])).toContainEqual(['handling', true])
  expect(segments.at(-1)?.rule).toBe('ended')
  expect(segments[0]).toMatchObject({ rule: 'center', counted: false, stage: 'file' })
})
