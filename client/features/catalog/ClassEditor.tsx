import { Alert, Button, Card, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseClassDetail } from '../../../server/contract/catalog.ts'
import type { ClassDraft } from '../../../server/contract/catalog-edit.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { Failed } from '../../ui/Failed.tsx'
import { ClassChanges } from './ClassChanges.tsx'
import { ClassForm } from './ClassForm.tsx'
import { draftOf, isSame } from './class-draft.ts'
import { SaveClass } from './SaveClass.tsx'
import { type ClassKey, useClassDetail } from './useCatalogEdit.ts'
import { WordsOfClass } from './WordsOfClass.tsx'

/** One class: edited on a draft, tried, then saved with a reason. */
export function ClassEditor({ of }: { of: ClassKey }) {
  const detail = useClassDetail(of)
  if (detail.isPending) return <Card loading />
  if (detail.isError && detail.data === undefined)
    return <Failed error={detail.error} onRetry={() => void detail.refetch()} />
  return <Editor key={detail.data.version} of={detail.data} />
}

function Editor({ of }: { of: CaseClassDetail }) {
  const { t } = useTranslation()
  const named = useNamed()
  const [draft, setDraft] = useState<ClassDraft>(() => draftOf(of))
  const [isSaving, setSaving] = useState(false)
  const isChanged = !isSame(draft, draftOf(of))
  return (
    <>
      <header className="catalog-top">
        <div>
          <h2>{named(of.name, of.nameEn)}</h2>
          <p className="dim">
            {t(`kind.${of.kind}`)} {of.code} · {named(of.major, of.majorEn)} · {of.edition}
          </p>
        </div>
        <div className="catalog-do">
          {of.retired && <Tag>{t('catalog.retired')}</Tag>}
          <Button disabled={!isChanged} onClick={() => setDraft(draftOf(of))}>
            {t('catalog.discard')}
          </Button>
          <Button
            type="primary"
            disabled={!isChanged}
            onClick={() => setSaving(true)}
            data-testid="catalog-save"
          >
            {t('catalog.tryAndSave')}
          </Button>
        </div>
      </header>
      <Tabs
        items={[
          {
            key: 'class',
            label: t('catalog.class'),
            children: (
              <>
                {draft.units.length === 0 && <Alert type="info" showIcon title={t('catalog.noUnits')} />}
                <ClassForm draft={draft} defaults={defaultsOf(of)} onChange={setDraft} />
              </>
            ),
          },
          {
            key: 'words',
            label: t('catalog.callDesk'),
            children: <WordsOfClass draft={draft} onChange={setDraft} />,
          },
          { key: 'changes', label: t('catalog.changes'), children: <ClassChanges of={of} /> },
        ]}
      />
      {isSaving && <SaveClass of={of} draft={draft} onClose={() => setSaving(false)} />}
    </>
  )
}

/** Conditions that are there only because the class has no row: five work-days. */
const defaultsOf = ({ conditions }: CaseClassDetail): ReadonlySet<string> =>
  new Set(conditions.filter(({ isDefault }) => isDefault).map(({ id }) => id))
