import { describe, expect, test } from 'vitest'
import type { CaseClass, CaseClassDetail } from '../../contract/catalog.ts'
import type { ClassDraft } from '../../contract/catalog-edit.ts'
import { describeOnBothDatabases } from '../../testing/database.ts'
import { PLAIN_CLASS, useLoop } from '../../testing/loop-world.ts'
import { draftOf } from './class-service.ts'

const PATH = `/api/v1/classes/${PLAIN_CLASS.kind}/${PLAIN_CLASS.classCode}`
type Change = (draft: ClassDraft) => unknown

describeOnBothDatabases('The class catalog as an administrator keeps it', (database) => {
  const loop = useLoop(database)
  const admin = () => loop().as('admin')
  const read = async (path = PATH): Promise<CaseClassDetail> => (await admin().get(path)).json
  const put = async (change: Change, more: { version?: number; reason?: string } = {}) => {
    const known = await read()
    const draft = structuredClone(draftOf(known))
    change(draft)
    const body = { version: known.version, reason: '调整时限', draft, ...more }
    return admin().put(PATH, body)
  }
  const first = (draft: ClassDraft) => {
    const [condition] = draft.conditions
    if (condition === undefined) throw new Error('the class has no condition')
    return condition
  }

  test('only an administrator changes it', async () => {
    const { version } = await read()
    const body = { version, reason: '试', draft: draftOf(await read()) }
    for (const who of ['dispatcher', 'supervisor', 'unit-water'])
      expect([who, (await loop().as(who).put(PATH, body)).status]).toEqual([who, 403])
    expect((await loop().as('dispatcher').get(`${PATH}/changes`)).status).toBe(403)
  })

  test('a new limit holds for cases filed from now on; one filed before keeps its own', async () => {
    const before = await loop().caseIn('filed')
    const answer = await put((draft) => {
      first(draft).limit = { unit: 'work-days', value: 3 }
    })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.json.conditions[0]).toMatchObject({ limit: { unit: 'work-days', value: 3 } })
    const after = await loop().caseIn('filed')
    const limitOf = async ({ id }: { id: string }) => (await admin().get(`/api/v1/cases/${id}`)).json.limit
    expect(await limitOf(before)).toEqual({ unit: 'work-hours', value: 4 })
    expect(await limitOf(after)).toEqual({ unit: 'work-days', value: 3 })
  })

  test('a condition whose words change is another one: the old case goes on saying what it said', async () => {
    const before = await loop().caseIn('filed')
    const said = (await admin().get(`/api/v1/cases/${before.id}`)).json.condition
    const known = (await read()).conditions[0]
    await put((draft) => {
      first(draft).text = '新的立案条件'
    })
    const changed = await read()
    expect(changed.conditions[0]?.text).toBe('新的立案条件')
    expect(changed.conditions[0]?.id).not.toBe(known?.id)
    expect((await admin().get(`/api/v1/cases/${before.id}`)).json.condition).toEqual(said)
  })

  test('a retired class takes no new case, is not offered, and comes back', async () => {
    const kept = await loop().caseIn('filed')
    expect((await put((draft) => Object.assign(draft, { retired: true }))).status).toBe(200)
    const offered = async (more = '') =>
      (await admin().get(`/api/v1/classes?kind=event${more}`)).json.items.map((one: CaseClass) => one.code)
    expect(await offered()).not.toContain(PLAIN_CLASS.classCode)
    expect(await offered('&retired=true')).toContain(PLAIN_CLASS.classCode)
    await expect(loop().report()).rejects.toThrow()
    // The case goes on as before.
    await loop().walk(kept, ['dispatcher', 'dispatch', { unit: 'WATER' }])
    expect((await put((draft) => Object.assign(draft, { retired: false }))).status).toBe(200)
    expect(await offered()).toContain(PLAIN_CLASS.classCode)
  })

  test('a change made on an older version is refused, and nothing of it is kept', async () => {
    const { version } = await read()
    expect((await put((draft) => Object.assign(draft, { nameEn: 'First' }))).status).toBe(200)
    const late = await put((draft) => Object.assign(draft, { nameEn: 'Second' }), { version })
    expect([late.status, late.json.code]).toEqual([409, 'stale-class'])
    expect((await read()).nameEn).toBe('First')
  })

  test('every fault is named at its field, nothing of a faulty draft is kept', async () => {
    const before = await read()
    const answer = await put((draft) => {
      draft.nameEn = ''
      first(draft).limit = { unit: 'hours', value: 2 }
      draft.units.push({ code: 'NOBODY', placeRule: null })
    })
    expect(answer.status).toBe(422)
    expect(answer.json.errors.map(({ field }: { field: string }) => field)).toEqual([
      'draft.nameEn',
      'draft.conditions.0.limit.unit',
      `draft.units.${before.units.length}.code`,
    ])
    expect(await read()).toEqual(before)
    expect((await put(() => undefined, { reason: ' ' })).status).toBe(400)
  })

  test('each change is kept with who, why, before and after', async () => {
    await put((draft) => Object.assign(draft, { name: '名称甲' }), { reason: '统一名称' })
    const { items } = (await admin().get(`${PATH}/changes`)).json
    const { version, pinyin } = await read()
    expect(items[0]).toMatchObject({ version, reason: '统一名称', after: { name: '名称甲' } })
    expect(items[0].before.name).not.toBe('名称甲')
    expect(pinyin).toBe('mcj')
    const audit = await loop().db.one(
      `select action, reason, detail from audit where object_kind = 'class' order by id desc limit 1`,
    )
    expect(audit).toEqual({ action: 'class-change', reason: '统一名称', detail: { version } })
  })

  test('what the call desk says and asks is kept in its order; a question that stays keeps its name', async () => {
    const ask = (text: string) => ({
      ...{ id: null, text, textEn: text, answer: 'yes-no' as const, choices: [], required: true },
    })
    await put((draft) =>
      Object.assign(draft, {
        script: { text: '请问在哪里？', textEn: 'Where is it?' },
        questions: [ask('甲'), ask('乙')],
      }),
    )
    const first = await read()
    expect(first.script).toEqual({ text: '请问在哪里？', textEn: 'Where is it?' })
    expect(first.questions.map(({ text }) => text)).toEqual(['甲', '乙'])
    await put((draft) =>
      Object.assign(draft, { script: null, questions: [draft.questions[1], ask('丙'), draft.questions[0]] }),
    )
    const second = await read()
    expect(second.script).toBeNull()
    expect(second.questions.map(({ text }) => text)).toEqual(['乙', '丙', '甲'])
    expect(second.questions[0]?.id).toBe(first.questions[1]?.id)
    await put((draft) => Object.assign(draft, { questions: [] }))
    expect((await read()).questions).toEqual([])
  })

  describe('A local class', () => {
    const draft: ClassDraft = {
      ...{ name: '充电桩占道', nameEn: 'Charging post in the way', photoRequired: true, retired: false },
      conditions: [
        {
          ...{
            id: null,
            text: '占用人行道',
            textEn: 'On the pavement',
            closing: '移除',
            closingEn: 'Removed',
          },
          ...{ limit: { unit: 'work-days', value: 2 }, urgent: false, special: false },
          ...{ nightFrom: null, nightTo: null },
        },
      ],
      units: [{ code: 'URBAN-MGMT', placeRule: null }],
      ...{ script: null, questions: [] },
    }
    const make = (code: string) =>
      admin().post('/api/v1/classes', { kind: 'event', code, reason: '新设', draft })

    test('is made, found by its initials, reported and filed at once', async () => {
      const made = await make('06980')
      expect(made.status, made.text).toBe(201)
      expect(made.json).toMatchObject({ local: true, version: 1, pinyin: 'cdzzd' })
      const found = (await admin().get('/api/v1/classes?q=cdzzd')).json.items
      expect(found.map((one: CaseClass) => one.code)).toEqual(['06980'])
      const { id } = await loop().caseIn('filed', { classCode: '06980' })
      expect((await admin().get(`/api/v1/cases/${id}`)).json.limit).toEqual({ unit: 'work-days', value: 2 })
    })

    test('needs a code of its own', async () => {
      for (const [code, word] of [
        ['06010', 'not-local'],
        ['98999', 'unknown-major'],
        ['06980', 'code-taken'],
      ] as const) {
        const answer = await make(code)
        expect([code, answer.status, answer.json.errors?.[0].code]).toEqual([code, 422, word])
      }
    })
  })

  test('a limit is tried on closed cases before it is set', async () => {
    const { id } = await loop().caseIn('closed')
    const known = await read()
    const tryLimit = async (value: number) => {
      const draft = structuredClone(draftOf(known))
      first(draft).limit = { unit: 'work-hours', value }
      const answer = await admin().post(`${PATH}/trial`, { draft })
      expect(answer.status, answer.text).toBe(200)
      return answer.json
    }
    const tight = await tryLimit(0.001)
    expect(tight.conditions).toHaveLength(1)
    expect(tight.conditions[0]).toMatchObject({ cases: 1, lateBefore: 0 })
    expect((await tryLimit(300)).conditions[0]).toMatchObject({ cases: 1, lateAfter: 0, examples: [] })
    expect((await admin().get(`/api/v1/cases/${id}`)).json.status).toBe('closed')
  })
})
