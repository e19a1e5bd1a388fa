import { Card, Timeline } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ClassChange, ClassDraft } from '../../../server/contract/catalog-edit.ts'
import { useDateText } from '../../lib/useDateText.ts'
import { Failed } from '../../ui/Failed.tsx'
import { Nothing } from '../../ui/Nothing.tsx'
import { type ClassKey, useChanges } from './useCatalogEdit.ts'

/** Who changed the class, when, why and what. */
export function ClassChanges({ of }: { of: ClassKey }) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const changes = useChanges(of)
  if (changes.isPending) return <Card loading />
  if (changes.isError) return <Failed error={changes.error} onRetry={() => void changes.refetch()} />
  if (changes.data.items.length === 0) return <Nothing title={t('catalog.unchanged')} hint="" />
  return (
    <Timeline
      items={changes.data.items.map((change) => ({
        key: change.version,
        content: (
          <>
            <b>{change.reason}</b>
            <div className="dim">
              {dateText(change.at)} · {change.by.name} · {t('catalog.version', { version: change.version })}
            </div>
            <div>
              {changedParts(change)
                .map((part) => t(`catalog.part.${part}`))
                .join(' · ')}
            </div>
          </>
        ),
      }))}
    />
  )
}

/** Which parts of the class a change touched. */
function changedParts({ before, after }: ClassChange): (keyof ClassDraft | 'made')[] {
  if (before === null) return ['made']
  const parts = Object.keys(after) as (keyof ClassDraft)[]
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
}
