import { Button, Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ComplaintSummary } from '../../../server/contract/complaint.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { AnswerLight } from './AnswerLight.tsx'
import { type ComplaintState, useComplaints } from './useComplaints.ts'

interface Props {
  state: ComplaintState
  chosenId: string | null
  onOpen: (id: string) => void
}

/** What waits for an answer by when it is due; anything else the newest first. */
export function ComplaintList({ state, chosenId, onOpen }: Props) {
  const { t } = useTranslation()
  const found = useComplaints(state)
  if (found.isPending) return <Spin className="complaints-waiting" />
  if (found.isError)
    return <Failed title={t('complaint.failed')} error={found.error} onRetry={() => void found.refetch()} />
  const items = found.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <Nothing title={t('complaint.none')} hint={t('complaint.noneHint')} />
  return (
    <ul className="complaints-rows">
      {items.map((one) => (
        <li key={one.id}>
          <Row one={one} isChosen={one.id === chosenId} onOpen={() => onOpen(one.id)} />
        </li>
      ))}
      {found.hasNextPage && (
        <li>
          <Button block loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('complaint.more')}
          </Button>
        </li>
      )}
    </ul>
  )
}

function Row({ one, isChosen, onOpen }: { one: ComplaintSummary; isChosen: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  const named = useNamed()
  return (
    <button
      type="button"
      className="plain complaint-row"
      aria-current={isChosen}
      data-testid="complaint"
      data-id={one.id}
      onClick={onOpen}
    >
      <span className="complaint-row-head">
        <b>{named(one.unit.name, one.unit.nameEn)}</b>
        <AnswerLight one={one} />
      </span>
      <span className="complaint-row-words">{one.description}</span>
      <small>
        {one.number} · {t(`complaint.topic.${one.topic}`)} · {t(`complaint.status.${one.status}`)}
        {one.upheld !== null && ` · ${t(one.upheld ? 'complaint.upheld' : 'complaint.notUpheld')}`}
      </small>
    </button>
  )
}
