import type { CallReport } from '../../contract/call.ts'
import type { ActionBody, AnswerGiven, ReportBody } from '../../contract/case-actions.ts'
import type { CaseDetail } from '../../contract/case-shape.ts'
import type { FieldError } from '../../contract/common.ts'
import type { JoinBody } from '../../contract/duplicate.ts'
import type { Tx } from '../../db/connect.ts'
import { wrongContent } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import * as repo from './call-repo.ts'
import { type CallDeps, ended, lockMine, shown } from './call-service.ts'

/** What the loop does with a call's report: handed over by the app, which knows the case module. */
export interface CaseSteps {
  report(t: Tx, actor: SessionActor, body: ReportBody): Promise<CaseDetail>
  join(t: Tx, actor: SessionActor, id: string, body: JoinBody): Promise<unknown>
  act(t: Tx, actor: SessionActor, id: string, body: ActionBody): Promise<CaseDetail>
}

const DESCRIPTION_MAX = 2000
const YES_NO: Readonly<Record<string, string>> = { yes: '是', no: '否' }

/** The call becomes a case of the hotline: case, first step and the call's end stand or fall together. A flag never stops it. */
export async function reportByCall(
  t: Tx,
  deps: CallDeps,
  cases: CaseSteps,
  actor: SessionActor,
  given: { id: string; body: CallReport },
) {
  const { id, body } = given
  const call = await lockMine(t, actor, id)
  if (call.endedAt !== null) throw ended()
  const asked = await repo.listQuestions(t, body.kind, body.classCode)
  const answers = judgeAnswers(
    body.next === 'reject' ? asked.map((one) => ({ ...one, required: false })) : asked,
    body.answers,
  )
  const { kind, classCode, location, address, urgent } = body
  const made = await cases.report(t, actor, {
    ...{ source: 'hotline', kind, classCode, location, address, urgent, answers },
    description: describe(body.description, answers),
    ...reporterOf(deps, call, body.name),
  })
  const now = await nextStep(t, cases, actor, made, body)
  const at = deps.clock.now()
  if (body.next === 'reject' && body.told) await repo.answerAtOnce(t, made.id, actor.id, at)
  await repo.endCall(t, { id, at, kind: 'report', caseId: made.id, articleId: null, note: null })
  await repo.tellDesk(t, id, 'ended', at)
  const { number, status, version } = now
  return { call: await shown(t, id), case: { id: made.id, number, status, version } }
}

/** The call tells of what has an open case already: a further report of it, whose citizen is owed an answer too. */
export async function joinByCall(
  t: Tx,
  deps: CallDeps,
  cases: CaseSteps,
  actor: SessionActor,
  given: { id: string; caseId: string; name?: string | undefined; description?: string | undefined },
) {
  const { id, caseId, name, description } = given
  const call = await lockMine(t, actor, id)
  if (call.endedAt !== null) throw ended()
  const reporter = reporterOf(deps, call, name)
  await cases.join(t, actor, caseId, { source: 'hotline', description, ...reporter })
  const at = deps.clock.now()
  await repo.endCall(t, { id, at, kind: 'join', caseId, articleId: null, note: null })
  await repo.tellDesk(t, id, 'ended', at)
  return shown(t, id)
}

function reporterOf({ keyring }: CallDeps, call: repo.LockedCall, name: string | undefined) {
  const phone = call.numberEnc === null ? undefined : keyring.decrypt(call.numberEnc)
  return phone || name ? { reporter: { name, phone } } : {}
}

function nextStep(t: Tx, cases: CaseSteps, actor: SessionActor, made: CaseDetail, given: CallReport) {
  const { next, reason } = given
  if (next === 'none') return made
  const { id, version } = made
  if (reason !== undefined) return cases.act(t, actor, id, { action: 'reject', version, reason })
  return cases.act(t, actor, id, { action: next === 'accept' ? 'accept' : 'request-verify', version })
}

/** Every required question that is open, and every answer of the wrong kind, is named. */
function judgeAnswers(questions: readonly repo.AskedQuestion[], given: CallReport['answers']): AnswerGiven[] {
  const errors: FieldError[] = []
  const byId = new Map(given.map(({ questionId, answer }) => [questionId, answer]))
  const answers = questions.flatMap((question) => {
    const answer = byId.get(question.id) ?? ''
    const field = `answers.${question.id}`
    if (answer === '') {
      if (question.required)
        errors.push({ field, code: 'answer-needed', detail: `Not asked: ${question.text}` })
      return []
    }
    if (!fits(question, answer)) {
      errors.push({ field, code: 'wrong-answer', detail: `No answer to: ${question.text}` })
      return []
    }
    return [
      { question: question.text, answer: question.answer === 'yes-no' ? (YES_NO[answer] ?? answer) : answer },
    ]
  })
  const known = new Set(questions.map(({ id }) => id))
  for (const { questionId } of given)
    if (!known.has(questionId))
      errors.push({ field: `answers.${questionId}`, code: 'unknown-question', detail: 'No such question.' })
  if (errors.length > 0) throw wrongContent(errors)
  return answers
}

function fits({ answer: kind, choices }: repo.AskedQuestion, answer: string): boolean {
  if (kind === 'yes-no') return answer in YES_NO
  if (kind === 'number') return /^-?\d{1,9}([.,]\d{1,3})?$/.test(answer)
  return kind === 'text' || choices.some(({ text }) => text === answer)
}

/** Whoever handles the case reads the answers below the words. */
const describe = (words: string, answers: readonly AnswerGiven[]) =>
  [words, ...answers.map(({ question, answer }) => `${question} ${answer}`)]
    .filter(Boolean)
    .join('\n')
    .slice(0, DESCRIPTION_MAX)
