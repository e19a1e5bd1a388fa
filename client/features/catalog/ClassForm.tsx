import { Button, Checkbox, Input, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ClassDraft } from '../../../server/contract/catalog-edit.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { type DraftProps, moved, NEW_CONDITION, withAt } from './class-draft.ts'
import { Field } from './Field.tsx'
import { UnitsOfClass } from './UnitsOfClass.tsx'

/** All of a class that an administrator sets. `defaults`: conditions that stand for a class without any. */
export function ClassForm({ draft, defaults, onChange }: DraftProps & { defaults: ReadonlySet<string> }) {
  const { t } = useTranslation()
  const { conditions } = draft
  const put = (list: ClassDraft['conditions']) => onChange({ ...draft, conditions: list })
  return (
    <div className="class-form">
      <div className="class-names">
        <Field label={t('catalog.name')}>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={draft.name}
              onChange={({ target }) => onChange({ ...draft, name: target.value })}
            />
          )}
        </Field>
        <Field label={t('catalog.nameEn')}>
          {(id) => (
            <Input
              id={id}
              maxLength={120}
              value={draft.nameEn}
              onChange={({ target }) => onChange({ ...draft, nameEn: target.value })}
            />
          )}
        </Field>
        <Checkbox
          checked={draft.photoRequired}
          onChange={({ target }) => onChange({ ...draft, photoRequired: target.checked })}
        >
          {t('catalog.photo')}
        </Checkbox>
        <span>
          <Switch
            checked={draft.retired}
            aria-label={t('catalog.retire')}
            onChange={(retired) => onChange({ ...draft, retired })}
            data-testid="catalog-retire"
          />{' '}
          {t('catalog.retire')}
        </span>
      </div>
      <h3>{t('catalog.conditions')}</h3>
      <p className="dim">{t('catalog.conditionsHint')}</p>
      {conditions.map((condition, i) => (
        <ConditionEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: a new condition has no name but its place
          key={i}
          place={i}
          last={conditions.length - 1}
          condition={condition}
          isDefault={condition.id !== null && defaults.has(condition.id)}
          onChange={(one) => put(withAt(conditions, i, one))}
          onMove={(to) => put(moved(conditions, i, to))}
        />
      ))}
      <Button
        type="dashed"
        block
        onClick={() => put([...conditions, NEW_CONDITION])}
        data-testid="add-condition"
      >
        {t('catalog.addCondition')}
      </Button>
      <h3>{t('catalog.units')}</h3>
      <p className="dim">{t('catalog.unitsHint')}</p>
      <UnitsOfClass draft={draft} onChange={onChange} />
    </div>
  )
}
