import { Button, Dropdown } from 'antd'
import type { TFunction } from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseSummary } from '../../../server/contract/case-shape.ts'
import { useSession } from '../../lib/session.ts'
import { useNow } from '../../lib/useNow.ts'
import { BulkDialog } from './BulkDialog.tsx'
import { BULK_MOST, type BulkChoice, bulkChoices } from './bulk-actions.ts'
import type { GivenMarks } from './useMarked.ts'
import './bulk.css'

interface BulkBarProps {
  marked: readonly CaseSummary[]
  /** How many the list holds, and how many of the marked ones it shows. */
  loaded: number
  shown: number
  /** The marks that came from elsewhere; the bar takes the focus, so that the hand goes on from there. */
  given: GivenMarks | null
  onMarkAll: () => void
  onUnmark: (done: readonly CaseSummary[]) => void
  onClear: () => void
}

/** What can be done to the cases that are marked. */
export function BulkBar({ marked, loaded, shown, given, onMarkAll, onUnmark, onClear }: BulkBarProps) {
  const { t } = useTranslation()
  const { data: user } = useSession()
  const now = useNow(60_000)
  const button = useFocusOnce(given, marked.length > 0)
  /** What is being done keeps its cases, also when they leave the list meanwhile. */
  const [opened, setOpened] = useState<BulkChoice | null>(null)
  if (!user || (marked.length === 0 && opened === null)) return null
  const choices = bulkChoices(user, marked, now)
  const most = Math.min(loaded, BULK_MOST)
  return (
    <div className="bulk-bar" data-testid="bulk-bar">
      <b role="status">
        {t('bulk.marked', { count: marked.length })}
        {shown < marked.length && <small> {t('bulk.elsewhere', { count: marked.length - shown })}</small>}
      </b>
      <Dropdown
        trigger={['click']}
        autoFocus
        disabled={choices.length === 0}
        menu={{ items: itemsOf(t, choices, marked.length, setOpened), className: 'bulk-menu' }}
      >
        <Button ref={button} size="small" type="primary" data-testid="bulk-actions">
          {t(choices.length === 0 ? 'bulk.nothing' : 'bulk.do')}
        </Button>
      </Dropdown>
      {given === null && marked.length < most && (
        <Button size="small" onClick={onMarkAll}>
          {t('bulk.all', { count: most })}
        </Button>
      )}
      <Button size="small" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {opened !== null && (
        <BulkDialog {...opened} onClose={() => setOpened(null)} onDone={() => onUnmark(opened.cases)} />
      )}
    </div>
  )
}

/** What all of them allow, then what only some do, with how many. */
function itemsOf(
  t: TFunction,
  choices: readonly BulkChoice[],
  all: number,
  onChoose: (choice: BulkChoice) => void,
) {
  const itemOf = (choice: BulkChoice) => ({
    key: choice.action,
    label: (
      <span data-testid={`bulk-${choice.action}`}>
        {t(`action.${choice.action}`)}
        {choice.cases.length < all && ` · ${t('bulk.some', { count: choice.cases.length, all })}`}
      </span>
    ),
    onClick: () => onChoose(choice),
  })
  const some = choices.filter(({ cases }) => cases.length < all)
  return [
    ...choices.filter(({ cases }) => cases.length === all).map(itemOf),
    ...(some.length === 0 ? [] : [{ type: 'divider' as const }, ...some.map(itemOf)]),
  ]
}

/** The button, focused once for each set of marks that came from elsewhere. */
function useFocusOnce(given: GivenMarks | null, isThere: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const done = useRef<GivenMarks | null>(null)
  useEffect(() => {
    if (given === null || given === done.current || !isThere) return
    done.current = given
    button.current?.focus()
  }, [given, isThere])
  return button
}
