import { Button, Segmented, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallBack } from '../../../server/contract/call-back.ts'
import type { User } from '../../../server/contract/identity.ts'
import { durationText } from '../../lib/duration.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { useNow } from '../../lib/useNow.ts'
import { Failed } from '../../ui/Failed.tsx'
import { LightMark } from '../../ui/LightMark.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { CallBackForm } from './CallBackForm.tsx'
import { ReopenWish } from './ReopenWish.tsx'
import { useBacks } from './useCalls.ts'

type View = 'todo' | 'done' | 'reopen'
const FEW = 6

interface CallBacksProps {
  user: User
  /** Beside the desk: the next few, nothing else. */
  isCompact?: boolean
}

/** Citizens whose case ended and who are to hear of it. */
export function CallBacks({ user, isCompact = false }: CallBacksProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('todo')
  const [openId, setOpenId] = useState<string | null>(null)
  const backs = useBacks(view, isCompact ? FEW : 50)
  const items = backs.data?.items ?? []
  const empty = { todo: 'none', done: 'noneDone', reopen: 'noneReopen' } as const
  return (
    <section className="call-part call-backs" data-testid="call-backs">
      <h2>
        {t('calls.back.title')} <small className="dim call-hint">{t('calls.back.hint')}</small>
      </h2>
      {!isCompact && (
        <Segmented
          value={view}
          onChange={(next) => setView(next as View)}
          options={(['todo', 'done', 'reopen'] as const).map((value) => ({
            value,
            label: t(`calls.back.views.${value}`),
          }))}
        />
      )}
      {backs.isPending && <Spin size="small" />}
      {backs.isError && <Failed error={backs.error} onRetry={() => void backs.refetch()} />}
      {backs.isSuccess && items.length === 0 && <Nothing title={t(`calls.back.${empty[view]}`)} />}
      <ul className="call-list">
        {items.map((back) => (
          <li key={back.id} data-testid="call-back" data-id={back.id} data-case={back.case.id}>
            <BackLine
              back={back}
              isOpen={openId === back.id}
              onToggle={() => setOpenId((now) => (now === back.id ? null : back.id))}
            />
            {view === 'todo' && openId === back.id && (
              <CallBackForm back={back} user={user} onDone={() => setOpenId(null)} />
            )}
            {view === 'reopen' && <ReopenWish back={back} mayReopen={user.roles.includes('supervisor')} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function BackLine({ back, isOpen, onToggle }: { back: CallBack; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  const date = useDateText()
  const now = useNow(30_000)
  const { case: about, because, endedAt, dueAt, light, state, rating, tryAt, tries, claimedBy } = back
  const left = (Date.parse(dueAt) - now) / 1000
  // The light of the answer; time alone makes it red.
  const lightOf = left < 0 ? 'red' : light
  const isOwed = state === 'waiting' || state === 'claimed'
  return (
    <div className="call-back-line">
      <span>
        <span>{[named(about.className, about.classNameEn), about.address].filter(Boolean).join(' · ')}</span>
        <small className="dim number">
          {[
            t(because === 'closed' ? 'calls.back.closedAt' : 'calls.back.rejectedAt', { at: date(endedAt) }),
            back.name,
            back.mask,
            tries > 0 && isOwed && t('calls.back.tries', { count: tries }),
            tryAt !== null && isOwed && t('calls.back.tryAt', { at: date(tryAt) }),
            claimedBy !== null && isOwed && t('calls.back.claimed', { name: claimedBy.name }),
            back.words,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      {isOwed ? (
        <>
          <span className={`light-${lightOf} number call-due`}>
            <LightMark light={lightOf} />{' '}
            {t(left >= 0 ? 'time.left' : 'time.over', { duration: durationText(t, left, 'wall') })}
          </span>
          <Button type="link" aria-expanded={isOpen} onClick={onToggle} data-testid="call-back-open">
            {t('calls.back.call')}
          </Button>
        </>
      ) : (
        <span className="call-due">
          {t(`calls.back.state.${state}`)}
          {rating !== null && ` · ${t(`calls.back.stars.s${rating}`)}`}
        </span>
      )}
    </div>
  )
}
