import { App } from 'antd'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallDesk, CallReport, PhoneCall } from '../../../server/contract/call.ts'
import type { CaseClassDetail } from '../../../server/contract/catalog.ts'
import type { User } from '../../../server/contract/identity.ts'
import { problemText } from '../../lib/problem-text.ts'
import type { Missing } from './CallForm.tsx'
import { type Draft, emptyDraft } from './drafts.ts'
import { NoPhone, useCallSteps } from './useCallSteps.ts'
import { takenByOf } from './useCalls.ts'
import { useDrafts } from './useDrafts.ts'

/** What goes on with the case at once. */
type NextStep = Pick<CallReport, 'next' | 'reason'> & { told?: boolean }

/** What a clerk does at the desk; a step that fails leaves everything that was written. */
export function useDeskWork(user: User, desk: CallDesk | undefined, form: RefObject<HTMLDivElement | null>) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const drafts = useDrafts(user.id)
  const steps = useCallSteps(drafts.change)
  const [missing, setMissing] = useState<Missing>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const draft = drafts.active
  const call = desk?.mine.find(({ id }) => id === draft?.id) ?? null
  /** At once where it is on the screen: what is typed next belongs there. */
  const focus = (testId: string, mayWait = true): void => {
    const found = form.current?.querySelector<HTMLElement>(`[data-testid=${testId}] input, #${testId}`)
    if (found) found.focus()
    else if (mayWait) requestAnimationFrame(() => focus(testId, false))
  }
  const begin = (made: Draft) => {
    setMissing(null)
    setFailure(null)
    drafts.open(made)
  }
  const told = (error: unknown) => {
    setFailure(error)
    const by = takenByOf(error)
    void message.error(by === null ? wordsOf(error) : t('calls.takenBy', { name: by }))
  }
  const wordsOf = (error: unknown) =>
    error instanceof NoPhone ? t('calls.badNumber') : problemText(t, error)
  const over = (id: string, words: string) => {
    setFailure(null)
    setMissing(null)
    drafts.drop(id)
    void message.success(words)
  }
  const inHand = draft === null ? null : { draft, call }
  /** Whether nothing is lacking; what is gets the focus. A class without `detail` has nothing to ask. */
  const check = (detail: CaseClassDetail | undefined): boolean => {
    if (draft === null) return false
    const lacking = missingOf(draft, detail)
    setMissing(lacking)
    if (lacking !== null) focusMissing(form.current, lacking)
    return lacking === null
  }
  return {
    drafts,
    draft,
    call,
    steps,
    missing,
    failure,
    check,
    focus,
    wordsOf,
    take: (id: string | undefined) => {
      if (id === undefined) return
      steps.take.mutate(id, {
        onSuccess: (taken: PhoneCall) => {
          begin(emptyDraft(taken.id, taken.startedAt, i18n.language))
          focus('class-box')
        },
        onError: told,
      })
    },
    keyIn: () => begin(emptyDraft(crypto.randomUUID(), new Date().toISOString(), i18n.language)),
    resume: (id: string, startedAt: string) => {
      begin(emptyDraft(id, startedAt, i18n.language))
      focus('class-box')
    },
    tellNumber: () => inHand !== null && steps.tell.mutate(inHand, { onError: told }),
    report: (step: NextStep, detail: CaseClassDetail | undefined, onOver?: () => void) => {
      if (inHand === null || !check(detail)) return
      const body = bodyOf(inHand.draft, step)
      if (body === null) return
      steps.report.mutate(
        { ...inHand, body },
        {
          onSuccess: ({ case: { number, status } }) => {
            onOver?.()
            over(
              inHand.draft.id,
              t(status === 'rejected' ? 'calls.reject.done' : 'calls.form.filed', { number }),
            )
          },
          onError: told,
        },
      )
    },
    join: (caseId: string, number: string) =>
      inHand !== null &&
      steps.join.mutate(
        { ...inHand, caseId },
        {
          onSuccess: () => over(inHand.draft.id, t('calls.form.joined', { number })),
          onError: told,
        },
      ),
    conclude: (
      given: {
        kind: 'enquiry' | 'follow' | 'complaint' | 'abusive' | 'silent'
        caseId?: string
        articleId?: string
        note?: string
      },
      onOver?: () => void,
    ) =>
      inHand !== null &&
      steps.conclude.mutate(
        { ...inHand, ...given },
        {
          onSuccess: () => {
            over(inHand.draft.id, t('calls.form.ended'))
            onOver?.()
          },
          onError: told,
        },
      ),
  }
}
export type DeskWork = ReturnType<typeof useDeskWork>

function missingOf(draft: Draft, detail: CaseClassDetail | undefined): Missing {
  if (draft.class === null) return 'class'
  if (draft.place === null) return 'place'
  if (draft.words.trim() === '') return 'words'
  const open = detail?.questions.find(({ id, required }) => required && !draft.answers[id]?.trim())
  return open === undefined ? null : { question: open.id }
}

function focusMissing(frame: HTMLElement | null, missing: Missing): void {
  const where =
    missing === 'class'
      ? '[data-testid=class-box] input'
      : missing === 'place'
        ? '[data-testid=address-box] input'
        : missing === 'words'
          ? '#call-words'
          : `[data-testid=question-${missing?.question}] input`
  frame?.querySelector<HTMLElement>(where)?.focus()
}

function bodyOf(draft: Draft, step: NextStep): CallReport | null {
  const { class: chosen, place, address, words, name, urgent, answers } = draft
  if (chosen === null || place === null) return null
  const given = Object.entries(answers).flatMap(([questionId, answer]) =>
    answer.trim() === '' ? [] : [{ questionId, answer: answer.trim() }],
  )
  return {
    kind: chosen.kind,
    classCode: chosen.code,
    location: place,
    description: words.trim(),
    answers: given,
    told: false,
    ...step,
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(urgent ? { urgent } : {}),
  }
}
