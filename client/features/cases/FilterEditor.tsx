import { Alert, Button, Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CASE_KINDS, CASE_SOURCES } from '../../../server/contract/case.ts'
import type { Desk } from '../../../server/contract/case-queries.ts'
import { LIGHTS } from '../../../server/contract/common.ts'
import { OPERATOR_ROLES, type QueueFilter } from '../../../server/contract/shift.ts'
import { problemText } from '../../lib/problem-text.ts'
import { isEmpty } from './queue-filter.ts'
import { useFilterOptions } from './useFilterText.ts'
import { useSavedFilters } from './useSavedFilters.ts'

interface FilterEditorProps {
  desk: Desk
  filter: QueueFilter
  onFilter: (filter: QueueFilter) => void
  onClose: () => void
}

const CLAIMS = ['none', 'mine'] as const
const byText = { showSearch: { optionFilterProp: 'label' }, allowClear: true } as const

/** All that a queue can be narrowed to; what is chosen takes effect at once. */
export function FilterEditor({ desk, filter, onFilter, onClose }: FilterEditorProps) {
  const { t } = useTranslation()
  const { classes, streets, units } = useFilterOptions()
  const set = (part: { [K in keyof QueueFilter]?: QueueFilter[K] | undefined }) =>
    onFilter(
      Object.fromEntries(
        Object.entries({ ...filter, ...part }).filter(([, v]) => v !== undefined && v !== ''),
      ) as QueueFilter,
    )
  const setClass = (value: string | undefined) => {
    const [kind, code] = value?.split(' ') ?? []
    set({ kind: CASE_KINDS.find((one) => one === kind), class: code })
  }
  const code = (digits: number, name: 'community' | 'grid') => (text: string) =>
    (text === '' || text.length === digits) && set({ [name]: text === '' ? undefined : text })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves from whichever field has the focus
    <div
      className="filter-editor"
      data-testid="filter-editor"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Part name={t('filter.class')}>
        <Select
          {...byText}
          autoFocus
          aria-label={t('filter.class')}
          options={classes}
          value={filter.class === undefined ? null : `${filter.kind ?? 'event'} ${filter.class}`}
          onChange={(value: string | null) => setClass(value ?? undefined)}
        />
      </Part>
      <Part name={t('filter.kind')}>
        <Segmented
          size="small"
          value={filter.kind ?? ''}
          onChange={(value) => set({ kind: CASE_KINDS.find((one) => one === value), class: undefined })}
          options={[
            { value: '', label: t('filter.any') },
            ...CASE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
        />
      </Part>
      <Part name={t('filter.source')}>
        <Select
          allowClear
          aria-label={t('filter.source')}
          value={filter.source ?? null}
          onChange={(source) => set({ source: source ?? undefined })}
          options={CASE_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
      </Part>
      <Part name={t('filter.street')}>
        <Select
          {...byText}
          aria-label={t('filter.street')}
          options={streets}
          value={filter.street ?? null}
          onChange={(street: string | null) => set({ street: street ?? undefined })}
        />
      </Part>
      <Part name={t('filter.community')}>
        <CodeInput
          digits={12}
          value={filter.community}
          label={t('filter.community')}
          onCode={code(12, 'community')}
        />
      </Part>
      <Part name={t('filter.grid')}>
        <CodeInput digits={15} value={filter.grid} label={t('filter.grid')} onCode={code(15, 'grid')} />
      </Part>
      <Part name={t('filter.unit')}>
        <Select
          {...byText}
          aria-label={t('filter.unit')}
          options={units}
          value={filter.unit ?? null}
          onChange={(unit: string | null) => set({ unit: unit ?? undefined })}
        />
      </Part>
      <Part name={t('filter.light')}>
        <Segmented
          size="small"
          value={filter.light ?? ''}
          onChange={(value) => set({ light: LIGHTS.find((one) => one === value) })}
          options={[
            { value: '', label: t('filter.any') },
            ...LIGHTS.map((value) => ({ value, label: t(`light.${value}`) })),
          ]}
        />
      </Part>
      <Part name={t('filter.claim')}>
        <Segmented
          size="small"
          value={filter.claim ?? ''}
          onChange={(value) => set({ claim: CLAIMS.find((one) => one === value) })}
          options={[
            { value: '', label: t('filter.any') },
            { value: 'none', label: t('filter.unclaimed') },
            { value: 'mine', label: t('filter.mine') },
          ]}
        />
      </Part>
      <Part name={t('filter.days')}>
        <InputNumber
          min={1}
          max={366}
          precision={0}
          aria-label={t('filter.days')}
          value={filter.days ?? null}
          onChange={(days) => set({ days: days ?? undefined })}
        />
      </Part>
      <Checkbox
        checked={filter.urgent === true}
        onChange={({ target }) => set({ urgent: target.checked ? true : undefined })}
        data-testid="filter-urgent"
      >
        {t('filter.urgentOnly')}
      </Checkbox>
      <Keep desk={desk} filter={filter} />
      <Button size="small" onClick={onClose} data-testid="filter-done">
        {t('app.close')}
      </Button>
    </div>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="filter-part">
      <span className="dim">{name}</span>
      {children}
    </div>
  )
}

interface CodeInputProps {
  digits: number
  value: string | undefined
  label: string
  onCode: (text: string) => void
}

/** A code counts once all its digits stand there. */
function CodeInput({ digits, value, label, onCode }: CodeInputProps) {
  const [text, setText] = useState(value ?? '')
  return (
    <Input
      size="small"
      allowClear
      inputMode="numeric"
      maxLength={digits}
      aria-label={label}
      placeholder={'0'.repeat(digits)}
      status={text !== '' && text.length !== digits ? 'warning' : ''}
      value={text}
      onChange={(event) => {
        const next = event.target.value.replaceAll(/\D/g, '')
        setText(next)
        onCode(next)
      }}
    />
  )
}

/** Keeps what is chosen under a name. */
function Keep({ desk, filter }: { desk: Desk; filter: QueueFilter }) {
  const { t } = useTranslation()
  const { add, mayKeep } = useSavedFilters()
  const [form] = Form.useForm<{ name: string; sharedWith?: (typeof OPERATOR_ROLES)[number] }>()
  if (!mayKeep || isEmpty(filter)) return null
  return (
    <Form
      form={form}
      className="filter-keep"
      onFinish={({ name, sharedWith }) =>
        add.mutate(
          { name, filter, desk, sharedWith: sharedWith ?? null },
          { onSuccess: () => form.resetFields() },
        )
      }
    >
      {add.isError && <Alert type="error" title={problemText(t, add.error)} />}
      <Form.Item name="name" rules={[{ required: true, whitespace: true, message: t('filter.needName') }]}>
        <Input size="small" maxLength={40} placeholder={t('filter.name')} aria-label={t('filter.name')} />
      </Form.Item>
      <Form.Item name="sharedWith">
        <Select
          size="small"
          allowClear
          aria-label={t('filter.sharedWith')}
          placeholder={t('filter.onlyMe')}
          options={OPERATOR_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </Form.Item>
      <Button size="small" type="primary" htmlType="submit" loading={add.isPending} data-testid="filter-keep">
        {t('filter.keep')}
      </Button>
    </Form>
  )
}
