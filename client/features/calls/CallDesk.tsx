import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LonLat } from '../../../server/contract/common.ts'
import type { User } from '../../../server/contract/identity.ts'
import { FlatMap } from '../../ui/FlatMap.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { CallBacks } from './CallBacks.tsx'
import { CallCard } from './CallCard.tsx'
import { CallerHistory } from './CallerHistory.tsx'
import { CallFoot } from './CallFoot.tsx'
import { CallForm } from './CallForm.tsx'
import { joinable } from './DuplicateWarning.tsx'
import { ScriptCard } from './ScriptCard.tsx'
import { useAbuse } from './useAbuse.tsx'
import { useCallKeys } from './useCallKeys.ts'
import { useClass, useClasses, useDesk, useHistory } from './useCalls.ts'
import { useDeskWork } from './useDeskWork.ts'
import { useRepeats } from './usePlaceSearch.ts'
import { useReject } from './useReject.tsx'
import { WaitingCalls } from './WaitingCalls.tsx'
import './calls.css'

const DUPLICATE = '#9a6b00'
const NOWHERE = { class: null, place: null }

interface CallDeskProps {
  user: User
  center: LonLat | null
  /** The call was a complaint about handling, and is over: what it is registered with. Absent without the right. */
  onComplaint: ((told: { callId: string; words: string }) => void) | undefined
}

/** The desk: who calls and what is known of them, what they say, where it is. */
export function CallDesk({ user, center, onComplaint }: CallDeskProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLDivElement>(null)
  const desk = useDesk()
  const work = useDeskWork(user, desk.data, form)
  const { draft, call } = work
  const classes = useClasses().data?.items ?? []
  const detail = useClass(draft?.class ?? null).data
  const history = useHistory(call?.id ?? null, call?.mask ?? null)
  const repeats = useRepeats(draft ?? NOWHERE).data
  const abuse = useAbuse(work)
  const reject = useReject(user, work)
  const [first] = joinable(repeats)
  useCallKeys({
    take: () => work.take(desk.data?.waiting[0]?.id),
    newCall: work.keyIn,
    ...(draft === null
      ? {}
      : {
          verify: () => work.report({ next: 'verify' }, detail),
          accept: () => work.report({ next: 'accept' }, detail),
          park: work.drafts.park,
          class: () => work.focus('class-box'),
          address: () => work.focus('address-box'),
          words: () => work.focus('call-words'),
          knowledge: () => document.getElementById('knowledge-q')?.focus(),
          ...(reject.ask === null ? {} : { reject: reject.ask }),
          ...(call?.mask ? { abusive: abuse.ask } : {}),
          ...(first === undefined ? {} : { join: () => work.join(first.case.id, first.case.number) }),
        }),
  })
  const marks = useMemo(
    () => joinable(repeats).map(({ case: one }) => ({ id: one.id, ...one.location, color: DUPLICATE })),
    [repeats],
  )
  const change = (given: Parameters<typeof work.drafts.change>[1]) =>
    draft !== null && work.drafts.change(draft.id, given)
  const complain = () => {
    if (draft === null) return
    const { id: callId, words } = draft
    work.conclude({ kind: 'complaint' }, () => onComplaint?.({ callId, words: words.trim() }))
  }
  return (
    <div className="call-desk">
      <aside className="call-left">
        {draft !== null && (
          <CallCard
            key={draft.id}
            draft={draft}
            call={call}
            history={history.data}
            mayReveal={user.roles.some((role) => role === 'intake' || role === 'supervisor')}
            onChange={change}
            onNumber={work.tellNumber}
            onPark={work.drafts.park}
            onAbusive={abuse.ask}
          />
        )}
        <WaitingCalls
          desk={desk.data}
          drafts={work.drafts.drafts}
          activeId={draft?.id ?? null}
          isTaking={work.steps.take.isPending}
          onTake={work.take}
          onResume={(_, id, startedAt) => work.resume(id, startedAt)}
          onNew={work.keyIn}
        />
        {draft !== null && (
          <>
            <CallerHistory
              call={call}
              history={history.data}
              isPending={history.isPending}
              onFollow={({ id }) => work.conclude({ kind: 'follow', caseId: id })}
            />
            <ScriptCard
              key={`script ${draft.id}`}
              detail={detail}
              chosen={draft.class}
              onAnswer={(given) => work.conclude({ kind: 'enquiry', ...given })}
            />
          </>
        )}
      </aside>
      <main className="call-middle">
        {draft === null ? (
          <Nothing title={t('calls.empty')} hint={t('calls.emptyHint')} />
        ) : (
          <>
            <CallForm
              key={draft.id}
              draft={draft}
              classes={classes}
              detail={detail}
              repeats={repeats}
              hasNumber={call?.mask != null || draft.number.trim() !== ''}
              missing={work.missing}
              isJoining={work.steps.join.isPending}
              frame={form}
              onChange={change}
              onJoin={({ id, number }) => work.join(id, number)}
            />
            <CallFoot
              work={work}
              detail={detail}
              onAbusive={abuse.askEnd}
              onComplaint={complain}
              onReject={reject.ask}
            />
          </>
        )}
      </main>
      <aside className="call-right">
        <div className="call-map">
          {center !== null && (
            <FlatMap
              label={t('calls.map')}
              center={draft?.place ?? center}
              place={draft?.place ?? null}
              marks={marks}
              onTap={(place) => change({ place })}
            />
          )}
        </div>
        <CallBacks user={user} isCompact />
      </aside>
      {abuse.dialog}
      {reject.dialog}
    </div>
  )
}
