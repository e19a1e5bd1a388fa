import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseClass } from '../../../server/contract/catalog.ts'
import type { ClassDraft } from '../../../server/contract/catalog-edit.ts'
import { useNamed } from '../../lib/useNamed.ts'
import { ClassForm } from './ClassForm.tsx'
import { freeCode, NEW_CLASS } from './class-draft.ts'
import { Field } from './Field.tsx'
import { Refused } from './Refused.tsx'
import { Reason } from './SaveClass.tsx'
import { useSaveClass } from './useCatalogEdit.ts'

interface Props {
  classes: readonly CaseClass[]
  kind: CaseClass['kind']
  onClose: () => void
  onMade: (made: CaseClass) => void
}
const NONE: ReadonlySet<string> = new Set()

/** Makes a local class of a major class that the edition has. */
export function NewClass({ classes, kind, onClose, onMade }: Props) {
  const { t } = useTranslation()
  const named = useNamed()
  const [draft, setDraft] = useState<ClassDraft>(NEW_CLASS)
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const save = useSaveClass()
  const majors = new Map(
    classes
      .filter((one) => one.kind === kind)
      .map((one) => [one.code.slice(0, 2), named(one.major, one.majorEn)]),
  )
  const make = () => save.mutate({ of: { kind, code }, draft, reason, version: null }, { onSuccess: onMade })
  return (
    <Modal
      open
      width={860}
      title={t('catalog.newTitle', { kind: t(`kind.${kind}`) })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button
            type="primary"
            disabled={code === '' || reason.trim() === ''}
            loading={save.isPending}
            onClick={make}
            data-testid="catalog-make"
          >
            {t('catalog.make')}
          </Button>
        </>
      }
    >
      <div className="class-names">
        <Field label={t('catalog.major')}>
          {(id) => (
            <Select
              id={id}
              options={[...majors].map(([value, label]) => ({ value, label: `${value} ${label}` }))}
              onChange={(major: string) => setCode(freeCode(classes, kind, major))}
            />
          )}
        </Field>
        <Field label={t('catalog.code')}>
          {(id) => (
            <Input
              id={id}
              value={code}
              maxLength={5}
              placeholder={t('catalog.codeHint')}
              onChange={({ target }) => setCode(target.value.trim())}
            />
          )}
        </Field>
      </div>
      <ClassForm draft={draft} defaults={NONE} onChange={setDraft} />
      <Reason value={reason} onChange={setReason} />
      {save.error !== null && <Refused error={save.error} />}
    </Modal>
  )
}
