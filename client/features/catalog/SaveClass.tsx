import { Alert, App, Button, Input, Modal, Spin } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseClassDetail } from '../../../server/contract/catalog.ts'
import type { ClassDraft, LimitTrial } from '../../../server/contract/catalog-edit.ts'
import { Refused } from './Refused.tsx'
import { useSaveClass, useTrial } from './useCatalogEdit.ts'

/** The last look before a change: what its limits would have made of closed cases, why it is made, then that it is. */
export function SaveClass(props: { of: CaseClassDetail; draft: ClassDraft; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { of, draft, onClose } = props
  const { mutate: look, data: trial, error: wrong, isPending: isLooking } = useTrial()
  const save = useSaveClass()
  const [reason, setReason] = useState('')
  const { kind, code, version } = of
  useEffect(() => look({ of: { kind, code }, draft }), [look, kind, code, draft])
  const apply = () =>
    save.mutate(
      { of, draft, reason, version },
      {
        onSuccess: () => {
          void message.success(t('catalog.saved'))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      width={640}
      title={t('catalog.saveTitle')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button
            type="primary"
            disabled={trial === undefined || reason.trim() === ''}
            loading={save.isPending}
            onClick={apply}
            data-testid="catalog-apply"
          >
            {t('catalog.save')}
          </Button>
        </>
      }
    >
      {isLooking && <Spin className="catalog-spin" />}
      {wrong !== null && <Refused error={wrong} />}
      {trial !== undefined && (
        <>
          <Trial trial={trial} draft={draft} />
          <Reason value={reason} onChange={setReason} />
        </>
      )}
      {save.error !== null && <Refused error={save.error} />}
    </Modal>
  )
}

function Trial({ trial, draft }: { trial: LimitTrial; draft: ClassDraft }) {
  const { t } = useTranslation()
  const { conditions, openCases } = trial
  return (
    <div className="trial" data-testid="catalog-trial">
      {conditions.length === 0 && <p>{t('catalog.trial.noLimit')}</p>}
      {conditions.map((one) => (
        <div key={one.id}>
          <b>{draft.conditions.find(({ id }) => id === one.id)?.text}</b>
          <p>
            {t('catalog.trial.limits', {
              before: `${one.before.value} ${t(`catalog.limitUnits.${one.before.unit}`)}`,
              after: `${one.after.value} ${t(`catalog.limitUnits.${one.after.unit}`)}`,
            })}
          </p>
          <p>
            {one.cases === 0
              ? t('catalog.trial.noCases')
              : t('catalog.trial.late', { cases: one.cases, before: one.lateBefore, after: one.lateAfter })}
          </p>
          {one.examples.length > 0 && (
            <p className="dim">
              {t('catalog.trial.examples')}{' '}
              {one.examples.map(({ id, number, late }) => (
                <a key={id} href={`/command?v=1&case=${id}`} target="_blank" rel="noreferrer">
                  {late ? '■' : '●'} {number}{' '}
                </a>
              ))}
            </p>
          )}
        </div>
      ))}
      <Alert type="info" showIcon title={t('catalog.trial.open', { count: openCases })} />
    </div>
  )
}

/** Why a change is made: kept with it. */
export function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="catalog-reason">
      <label htmlFor={id}>{t('catalog.reason')}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        placeholder={t('catalog.reasonHint')}
        onChange={({ target }) => onChange(target.value)}
        data-testid="catalog-reason"
      />
    </div>
  )
}
