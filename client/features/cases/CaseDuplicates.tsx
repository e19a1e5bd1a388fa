import { Button, Checkbox, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TRANSITIONS } from '../../../server/contract/case-rules.ts'
import type { CaseDetail } from '../../../server/contract/case-shape.ts'
import type { DuplicateItem } from '../../../server/contract/duplicate.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { ConfirmMerge, type MergeAsked } from './ConfirmMerge.tsx'
import { DuplicateWhy } from './DuplicateWhy.tsx'
import { isTyping, pressed } from './keys.ts'
import { RecurringMark } from './RecurringMark.tsx'
import { useDuplicates } from './useDuplicates.ts'
import './duplicates.css'

const SHOWN = 5

/** Cases that may be the same problem, each one key away from being merged; and whether the place has this trouble again and again. */
export function CaseDuplicates({ theCase, onOpen }: { theCase: CaseDetail; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  const { id, version } = theCase
  const found = useDuplicates(id, version)
  const [asked, setAsked] = useState<MergeAsked | null>(null)
  const [marked, setMarked] = useState<readonly string[]>([])
  const items = found.data?.items ?? []
  const mayMerge = theCase.allowedActions.includes('merge')
  const first = items.find(({ joinable }) => joinable)
  const mergeInto = (other: DuplicateItem) => setAsked({ cases: [theCase], into: other.case })
  useMergeKey(asked === null && mayMerge && first !== undefined ? () => mergeInto(first) : null)
  const absorbed = items.filter((item) => marked.includes(item.case.id)).map((item) => item.case)
  return (
    <div className="panel-part" data-testid="case-duplicates">
      <h3>
        {t('dup.title')}
        {found.data !== undefined && (
          <small className="dup-rule">
            {t('dup.rule', { radius: found.data.rule.radiusM, days: found.data.rule.days })}
          </small>
        )}
      </h3>
      {found.data?.recurring && <RecurringMark recurring={found.data.recurring} onOpen={onOpen} />}
      {found.isPending && (
        <span role="status" aria-label={t('dup.loading')}>
          <Spin size="small" />
        </span>
      )}
      {found.isError && (
        <Failed title={t('dup.failed')} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isSuccess && items.length === 0 && <p className="dim dup-none">{t('dup.none')}</p>}
      <ul className="dup-list">
        {items.slice(0, SHOWN).map((item) => (
          <DuplicateLine
            key={item.case.id}
            item={item}
            isFirst={item === first && mayMerge}
            canMerge={mayMerge && item.joinable}
            canAbsorb={absorbable(theCase, item)}
            isMarked={marked.includes(item.case.id)}
            onMark={(on) =>
              setMarked((now) =>
                on ? [...now, item.case.id] : now.filter((other) => other !== item.case.id),
              )
            }
            onMerge={() => mergeInto(item)}
            onOpen={() => onOpen(item.case.id)}
          />
        ))}
      </ul>
      {absorbed.length > 0 && (
        <Button
          size="small"
          data-testid="dup-absorb"
          onClick={() => setAsked({ cases: absorbed, into: theCase })}
        >
          {t('dup.absorbMany', { count: absorbed.length })}
        </Button>
      )}
      <ConfirmMerge
        asked={asked}
        onClose={() => setAsked(null)}
        onDone={() => {
          setMarked([])
          setAsked(null)
        }}
      />
    </div>
  )
}

/** Another case may go into this one while it has not been dispatched; the server judges the right and the rest. */
const absorbable = (theCase: CaseDetail, { joinable, case: other }: DuplicateItem) =>
  joinable && theCase.allowedActions.includes('comment') && TRANSITIONS.merge.from.includes(other.status)

/** G merges into the likeliest duplicate, after a question that Enter answers. */
function useMergeKey(merge: (() => void) | null) {
  useEffect(() => {
    if (merge === null) return
    const listen = (event: KeyboardEvent) => {
      if (pressed(event) !== 'g' || isTyping(event)) return
      event.preventDefault()
      merge()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

interface LineProps {
  item: DuplicateItem
  isFirst: boolean
  canMerge: boolean
  canAbsorb: boolean
  isMarked: boolean
  onMark: (on: boolean) => void
  onMerge: () => void
  onOpen: () => void
}

function DuplicateLine({ item, isFirst, canMerge, canAbsorb, isMarked, ...on }: LineProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const { case: other, joinable } = item
  return (
    <li className="dup-line" data-testid="duplicate" data-id={other.id}>
      {canAbsorb && (
        <Checkbox
          checked={isMarked}
          aria-label={t('dup.mark', { number: other.number })}
          onChange={({ target }) => on.onMark(target.checked)}
        />
      )}
      <div className="dup-what">
        <Button
          type="link"
          size="small"
          aria-label={`${named(other.className, other.classNameEn)} ${other.number.slice(-4)}: ${t('dup.open', { number: other.number })}`}
          onClick={on.onOpen}
        >
          {named(other.className, other.classNameEn)} <span className="number">{other.number.slice(-4)}</span>
        </Button>
        <small className="dim">
          {t(`status.${other.status}`)}
          {other.address !== null && ` · ${other.address}`}
          {!joinable && ` · ${t('dup.closed')}`}
        </small>
        <DuplicateWhy item={item} />
      </div>
      {canMerge && (
        <Button
          size="small"
          type={isFirst ? 'primary' : 'default'}
          ghost={isFirst}
          data-testid="dup-merge"
          aria-label={`${t('dup.merge')}${isFirst ? ' G' : ''}: ${t('dup.mergeKey', { number: other.number })}`}
          aria-keyshortcuts={isFirst ? 'g' : undefined}
          onClick={on.onMerge}
        >
          {t('dup.merge')} {isFirst && <kbd>G</kbd>}
        </Button>
      )}
    </li>
  )
}
