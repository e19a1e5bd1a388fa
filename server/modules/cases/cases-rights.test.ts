import { expect, test } from 'vitest'
import type { CaseAction } from '../../contract/case.ts'
import { CASE_ACTIONS } from '../../contract/case.ts'
import type { Role } from '../../contract/identity.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { useLoop } from '../../testing/loop-world.ts'

type Step = Exclude<CaseAction, 'report'>

const desk: Role[] = ['intake', 'dispatcher', 'supervisor']
const everybody = 'everybody' as const
/**
 * Who may, copied by hand from the table of domain.md for a case dispatched to WATER: "the shift supervisor may do all that the
 * intake clerk and the dispatcher may". `holder`: the unit's handler and its lead.
 */
const may: Record<Step, readonly (Role | 'holder')[] | typeof everybody> = {
  'request-verify': ['intake', 'supervisor'],
  verify: ['inspector'],
  accept: ['intake', 'supervisor'],
  reject: ['intake', 'supervisor'],
  merge: desk,
  unmerge: desk,
  file: ['supervisor'],
  coordinate: ['dispatcher', 'supervisor'],
  'assign-owner': ['dispatcher', 'supervisor'],
  escalate: ['dispatcher', 'supervisor'],
  dispatch: ['dispatcher', 'supervisor'],
  sign: ['holder'],
  'hand-over': ['holder', ...desk],
  return: ['holder'],
  'request-extension': ['holder'],
  'approve-extension': ['dispatcher', 'supervisor'],
  'deny-extension': ['dispatcher', 'supervisor'],
  'request-deferral': ['holder'],
  'approve-deferral': ['dispatcher', 'supervisor'],
  'deny-deferral': ['dispatcher', 'supervisor'],
  resume: ['holder', 'dispatcher', 'supervisor'],
  complete: ['holder'],
  'refuse-feedback': ['dispatcher', 'supervisor'],
  'send-check': ['dispatcher', 'supervisor'],
  'check-pass': ['inspector'],
  'check-fail': ['inspector'],
  close: ['supervisor'],
  'refuse-close': ['supervisor'],
  void: ['supervisor'],
  reopen: ['supervisor'],
  supervise: ['supervisor', 'leader'],
  'answer-supervision': desk,
  urge: everybody,
  comment: everybody,
  attach: everybody,
  claim: everybody,
  'mark-urgent': desk,
}

/** One of every role, by user name; the reporter is `inspector`, so another one stands for the role. */
const people: Record<string, Role> = {
  inspector2: 'inspector',
  intake: 'intake',
  supervisor: 'supervisor',
  dispatcher: 'dispatcher',
  'unit-water': 'unit',
  'water-lead': 'unit-lead',
  assessor: 'assessor',
  leader: 'leader',
  population: 'population',
  'street-xihu': 'street',
  video: 'video',
  'grid-leader': 'grid-leader',
  'building-head': 'building-head',
  contractor: 'contractor',
  admin: 'admin',
}

/** The smallest body that has the right shape. */
const shapes: Partial<Record<Step, object>> = {
  verify: { found: true },
  merge: { into: crypto.randomUUID() },
  'assign-owner': { unit: 'WATER' },
  escalate: { to: 'LEADING-GROUP' },
  dispatch: { unit: 'WATER' },
  'hand-over': { to: 'X' },
  'request-extension': { minutes: 1, reason: 'x' },
  'mark-urgent': { hours: 1, reason: 'x' },
  supervise: { instruction: 'x' },
  'answer-supervision': { answer: 'x' },
}
const steps = CASE_ACTIONS.filter((action): action is Step => action !== 'report')

describeOnBothDatabases('Who may do what', (database) => {
  const loop = useLoop(database)

  test('Every role gets 403 for exactly the actions that the table does not give it', async () => {
    const sent = await loop().caseIn('dispatched')
    const before = await loop().rows()
    // An old version lets every right through to the next question, and nothing happens.
    const version = sent.version - 1
    const wrong: string[] = []
    for (const [username, role] of Object.entries(people)) {
      const holds = ['unit', 'unit-lead'].includes(role)
      for (const action of steps) {
        const who = may[action]
        const expected =
          who === everybody || who.includes(role) || (holds && who.includes('holder')) ? 409 : 403
        const body = { action, version, reason: 'x', ...shapes[action] }
        const { status } = await loop().as(username).post(`/api/v1/cases/${sent.id}/actions`, body)
        if (status !== expected) wrong.push(`${username} ${action}: ${status} instead of ${expected}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await loop().rows()).toEqual(before)
  })

  test('Allowed actions are those that a role may do and the status allows, for every role and status', async () => {
    const sent = await loop().caseIn('dispatched')
    const seenBy = async (username: string) =>
      (await loop().as(username).get(`/api/v1/cases/${sent.id}`)).json.allowedActions.toSorted()
    const always = ['attach', 'claim', 'comment', 'urge']
    expect(await seenBy('assessor')).toEqual(always)
    expect(await seenBy('leader')).toEqual([...always, 'supervise'].toSorted())
    expect(await seenBy('unit-water')).toEqual(
      [
        ...always,
        'sign',
        'hand-over',
        'return',
        'request-extension',
        'request-deferral',
        'complete',
      ].toSorted(),
    )
    expect(await seenBy('dispatcher')).toEqual([...always, 'mark-urgent'].toSorted())
    // Only a claim that somebody made can change hands between operators.
    await loop().walk(sent, ['dispatcher', 'claim'])
    expect(await seenBy('dispatcher')).toEqual([...always, 'hand-over', 'mark-urgent'].toSorted())
  })

  test('Only who may report reports, each from sources of the own role', async () => {
    const before = await loop().rows()
    const sources: Record<string, [string, number][]> = {
      inspector: [
        ['inspector', 201],
        ['hotline', 422],
      ],
      intake: [
        ['hotline', 201],
        ['web', 201],
        ['government', 201],
        ['inspector', 422],
      ],
      video: [
        ['video', 201],
        ['device', 422],
      ],
      'grid-leader': [['grid-leader', 201]],
      'building-head': [['building-head', 201]],
      'unit-water': [['inspector', 403]],
      leader: [['hotline', 403]],
      admin: [['device', 403]],
    }
    for (const [username, tries] of Object.entries(sources))
      for (const [source, status] of tries) {
        const body = { source, kind: 'event', classCode: '06010', location: { lon: 103.8006, lat: 36.0596 } }
        const answer = await loop()
          .as(username)
          .post('/api/v1/cases', { ...body, description: 'x' })
        expect([username, source, answer.status]).toEqual([username, source, status])
      }
    expect((await loop().rows()).cases).toBe((before.cases ?? 0) + 7)
  })

  test('Nobody checks what he reported or what his own unit did, not even when named', async () => {
    const done = await loop().caseIn('completed')
    for (const inspector of ['inspector', 'water-inspector', 'unit-water']) {
      const answer = await loop().attempt(done, ['dispatcher', 'send-check', { inspector }])
      expect([inspector, answer.status, answer.json.code]).toEqual([inspector, 422, 'inspector-not-eligible'])
    }
    const drawn = await loop().walk(done, ['dispatcher', 'send-check'])
    expect(drawn.checker?.name).toBe('inspector2')
    for (const who of ['inspector', 'inspector3', 'unit-water', 'water-inspector', 'supervisor']) {
      const answer = await loop().attempt(drawn, [who, 'check-pass'])
      expect([who, answer.status]).toEqual([who, 403])
    }
  })

  test('Nobody of a unit is asked to verify a case that he could not open', async () => {
    const reported = await loop().report()
    const asked = { inspector: 'water-inspector' }
    const answer = await loop().attempt(reported, ['intake', 'request-verify', asked])
    expect([answer.status, answer.json.code]).toEqual([422, 'inspector-not-eligible'])
  })

  test('Without a login nothing is told: neither list nor case nor stream', async () => {
    for (const path of ['cases', 'cases/counts', `cases/${crypto.randomUUID()}`, 'stream'])
      expect((await fetch(`${loop().app.url}/api/v1/${path}`)).status).toBe(401)
  })
})
