import { expect, test } from 'vitest'
import { addComponent, cellCenter } from '../../testing/city.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { aReport, useLoop, WAYS } from '../../testing/loop-world.ts'

describeOnBothDatabases('Bad input', (database) => {
  const loop = useLoop(database)
  /** Runs what must be refused and proves that no row came or went. */
  async function leavesNothing(attempt: () => Promise<void>): Promise<void> {
    const before = await loop().rows()
    await attempt()
    expect(await loop().rows()).toEqual(before)
  }

  test('A report outside the district, of an unknown class, with a strange component or phone names every wrong field', () =>
    leavesNothing(async () => {
      const answer = await loop()
        .as('intake')
        .post(
          '/api/v1/cases',
          aReport({
            source: 'hotline',
            classCode: '99999',
            location: { lon: 104.5, lat: 36.5 },
            componentId: '4711',
            reporter: { name: '王某', phone: '12' },
            attachments: [crypto.randomUUID()],
          }),
        )
      expect([answer.status, answer.type]).toEqual([422, expect.stringContaining('application/problem+json')])
      expect(
        answer.json.errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
      ).toEqual([
        ['classCode', 'unknown-class'],
        ['location', 'outside-district'],
        ['componentId', 'unknown-component'],
        ['reporter.phone', 'not-a-phone'],
        ['attachments', 'unusable-photo'],
      ])
    }))

  test('A place a hair outside the border is outside; one on it is inside', () =>
    leavesNothing(async () => {
      const { lon } = cellCenter(0, 0)
      const answer = await loop()
        .as('inspector')
        .post('/api/v1/cases', aReport({ location: { lon, lat: 36.060001 } }))
      expect(answer.json.errors).toMatchObject([{ field: 'location', code: 'outside-district' }])
    }))

  test('A component’s case is of the component’s own class', () =>
    leavesNothing(async () => {
      const componentId = await addComponent(database(), { ...cellCenter(1, 1), classCode: '01001' })
      const answer = await loop()
        .as('inspector')
        .post('/api/v1/cases', aReport({ kind: 'component', classCode: '01002', componentId }))
      expect(answer.json.errors).toMatchObject([{ field: 'componentId', code: 'other-class' }])
    }))

  test('A body of the wrong shape is 400, whatever it would have done', () =>
    leavesNothing(async () => {
      const made = async (body: unknown) => (await loop().as('inspector').post('/api/v1/cases', body)).status
      for (const body of [{}, [], 'x', null, aReport({ location: { lon: 'a' } }), aReport({ kind: 'thing' })])
        expect(await made(body)).toBe(400)
      const unkeyed = await loop().as('inspector').post('/api/v1/cases', aReport(), { 'idempotency-key': '' })
      expect(unkeyed.status).toBe(400)
    }))

  test('An illegal transition is 409 from every status, and changes nothing', async () => {
    const impossible = {
      reported: ['supervisor', 'file'],
      accepted: ['dispatcher', 'dispatch', { unit: 'WATER' }],
      filed: ['dispatcher', 'send-check'],
      dispatched: ['supervisor', 'close'],
      completed: ['supervisor', 'file'],
      checking: ['supervisor', 'close'],
      checked: ['dispatcher', 'send-check'],
      closed: ['intake', 'accept'],
      rejected: ['intake', 'accept'],
      voided: ['supervisor', 'reopen', { reason: 'x' }],
    } as const
    for (const status of Object.keys(impossible) as (keyof typeof impossible)[]) {
      const made = await loop().caseIn(status)
      await leavesNothing(async () => {
        const answer = await loop().attempt(made, impossible[status])
        expect([status, answer.status, answer.json.code]).toEqual([status, 409, 'wrong-status'])
      })
    }
  })

  test('An old version is 409 before the status is looked at, and a version of the future as well', async () => {
    const made = await loop().caseIn('accepted')
    await leavesNothing(async () => {
      for (const version of [made.version - 1, made.version + 1]) {
        const answer = await loop().attempt({ id: made.id, version }, ['supervisor', 'file'])
        expect([answer.status, answer.json.code]).toEqual([409, 'stale-version'])
      }
    })
  })

  test('A missing reason or instruction is told by its field', async () => {
    const steps = [
      ['reported', 'intake', 'reject', 'reason'],
      ['filed', 'supervisor', 'void', 'reason'],
      ['dispatched', 'unit-water', 'return', 'reason'],
      ['completed', 'dispatcher', 'refuse-feedback', 'reason'],
      ['checked', 'supervisor', 'refuse-close', 'reason'],
      ['closed', 'supervisor', 'reopen', 'reason'],
      ['filed', 'supervisor', 'supervise', 'instruction'],
    ] as const
    for (const [status, by, action, field] of steps) {
      const made = await loop().caseIn(status)
      await leavesNothing(async () => {
        for (const body of [{}, { [field]: '  ' }]) {
          const answer = await loop().attempt(made, [by, action, body])
          expect([action, answer.status]).toEqual([action, 422])
          expect(answer.json.errors).toMatchObject([{ field }])
        }
      })
    }
  })

  test('Photos: none where one is needed, another’s, one already used, one that is not there', async () => {
    const sent = await loop().caseIn('dispatched')
    const foreign = await loop().photo('dispatcher')
    const used = await loop().photo('unit-water')
    const other = await loop().walk(await loop().report(), ...WAYS.dispatched)
    await loop().walk(other, ['unit-water', 'attach', { attachments: [used] }])
    const own = await loop().photo('unit-water')
    await leavesNothing(async () => {
      for (const attachments of [[], [foreign], [used], [crypto.randomUUID()], [own, own]]) {
        const answer = await loop().attempt(sent, ['unit-water', 'complete', { attachments }])
        expect([answer.status, answer.json.errors[0].field]).toEqual([422, 'attachments'])
      }
    })
  })

  test('Unknown units, strangers as inspectors and conditions of other classes are 422', async () => {
    const reported = await loop().report({ kind: 'component', classCode: '01001' })
    const accepted = await loop().walk(reported, ['intake', 'accept'])
    const filed = await loop().caseIn('filed')
    await leavesNothing(async () => {
      const codeOf = async (...attempt: Parameters<ReturnType<typeof loop>['attempt']>) => {
        const { status, json } = await loop().attempt(...attempt)
        return [status, json.code]
      }
      expect(await codeOf(filed, ['dispatcher', 'dispatch', { unit: 'NOBODY' }])).toEqual([
        422,
        'unknown-unit',
      ])
      expect(await codeOf(filed, ['dispatcher', 'dispatch', { unit: 'CENTER' }])).toEqual([
        422,
        'unknown-unit',
      ])
      expect(await codeOf(accepted, ['supervisor', 'file'])).toEqual([422, 'condition-needed'])
      const foreign = { condition: 'event-06010-1' }
      expect(await codeOf(accepted, ['supervisor', 'file', foreign])).toEqual([422, 'unknown-condition'])
    })
  })
})
