import { CopyOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Popconfirm, Switch, Table, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoutingDefinition, RoutingRule } from '../../../server/contract/routing.ts'
import { inOrder, type NumberedRule } from '../../../server/contract/routing-rules.ts'
import { Nothing } from '../../ui/Nothing.tsx'
import { RuleForm } from './RuleForm.tsx'
import { aNewRule, copyOf, type Mark, withoutRule, withRule } from './rules-draft.ts'
import { type Names, type PlaceName, useRuleName, useRuleWords } from './useRuleWords.ts'

interface RuleTableProps {
  definition: RoutingDefinition
  names: Names
  places: readonly PlaceName[]
  markOf: (rule: RoutingRule) => Mark
  isSaving: boolean
  /** Rejects where the rules were refused. */
  onChange: (definition: RoutingDefinition) => Promise<void>
}

/** The rules in the order they are asked in; each change is kept in the draft at once, or refused whole. */
export function RuleTable(props: RuleTableProps) {
  const { t } = useTranslation()
  const words = useRuleWords(props.names)
  const nameOf = useRuleName()
  const [q, setQ] = useState('')
  const [edited, setEdited] = useState<RoutingRule | null>(null)
  const { definition, onChange, places, names } = props
  const rows = inOrder(definition)
  const text = (rule: RoutingRule) =>
    [rule.name, rule.nameEn, words.target(rule.target), ...words.conditions(rule.when)]
      .join(' ')
      .toLowerCase()
  const shown = rows.filter(({ rule }) => text(rule).includes(q.trim().toLowerCase()))
  // What was refused is told above the table.
  const change = (next: RoutingDefinition) => void onChange(next).catch(() => undefined)
  const columns = useColumns(props, { change, edit: setEdited })
  return (
    <>
      <div className="routing-bar">
        <Input
          allowClear
          value={q}
          maxLength={50}
          placeholder={t('routing.find')}
          aria-label={t('routing.find')}
          onChange={({ target }) => setQ(target.value)}
        />
        <span className="dim">{t('routing.priorityHint')}</span>
        <Button icon={<PlusOutlined />} onClick={() => setEdited(aNewRule())} data-testid="routing-add">
          {t('routing.add')}
        </Button>
      </div>
      <Table<NumberedRule>
        size="small"
        rowKey={({ rule }) => rule.key}
        dataSource={shown}
        columns={columns}
        scroll={{ x: 860 }}
        loading={props.isSaving}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={({ rule }) => (rule.enabled ? '' : 'routing-off')}
        onRow={({ rule }) => ({ 'data-rule': nameOf(rule) }) as object}
        locale={{ emptyText: <Nothing title={t(rows.length === 0 ? 'routing.noRules' : 'routing.none')} /> }}
      />
      {edited !== null && (
        <RuleForm
          {...{ names, places }}
          rule={edited}
          isNew={!definition.rules.some(({ key }) => key === edited.key)}
          attempt={(rule) => withRule(definition, rule)}
          onSave={onChange}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

interface Doing {
  change: (next: RoutingDefinition) => void
  edit: (rule: RoutingRule) => void
}

function useColumns({ definition, names, markOf }: RuleTableProps, { change, edit }: Doing) {
  const { t, i18n } = useTranslation()
  const words = useRuleWords(names)
  const nameOf = useRuleName()
  return [
    {
      title: t('routing.order'),
      width: 52,
      render: (_: unknown, { number }: NumberedRule) => <span className="number">{number}</span>,
    },
    {
      title: t('routing.priority'),
      width: 96,
      render: (_: unknown, { rule }: NumberedRule) => (
        <Priority
          key={rule.priority}
          rule={rule}
          onChange={(priority) => change(withRule(definition, { ...rule, priority }))}
        />
      ),
    },
    {
      title: t('routing.rule'),
      width: '26%',
      render: (_: unknown, { rule }: NumberedRule) => {
        const mark = markOf(rule)
        return (
          <>
            <b>{nameOf(rule)}</b> {mark !== null && <Tag color="gold">{t(`routing.marks.${mark}`)}</Tag>}
          </>
        )
      },
    },
    {
      title: t('routing.when'),
      render: (_: unknown, { rule }: NumberedRule) => {
        const conditions = words.conditions(rule.when)
        if (conditions.length === 0) return <span className="dim">{t('routing.always')}</span>
        return conditions.map((one) => (
          <Tag key={one} className="routing-condition">
            {one}
          </Tag>
        ))
      },
    },
    {
      title: t('routing.sendTo'),
      width: '22%',
      render: (_: unknown, { rule }: NumberedRule) => words.target(rule.target),
    },
    {
      title: t('routing.enabled'),
      width: 64,
      render: (_: unknown, { rule }: NumberedRule) => (
        <Switch
          size="small"
          checked={rule.enabled}
          aria-label={t('routing.enabledOf', { name: nameOf(rule) })}
          onChange={(enabled) => change(withRule(definition, { ...rule, enabled }))}
        />
      ),
    },
    {
      title: <span className="visually-hidden">{t('routing.edit')}</span>,
      width: 116,
      render: (_: unknown, { rule }: NumberedRule) => (
        <RowButtons
          rule={rule}
          onEdit={() => edit(rule)}
          onCopy={() =>
            edit(
              copyOf(rule, {
                // Each name in its own language, whoever reads.
                name: i18n.getFixedT('zh-CN')('routing.copyOf', { name: rule.name }),
                nameEn: rule.nameEn && i18n.getFixedT('en')('routing.copyOf', { name: rule.nameEn }),
              }),
            )
          }
          onRemove={() => change(withoutRule(definition, rule.key))}
        />
      ),
    },
  ]
}

/** Kept when it is left or entered, not at each digit. */
function Priority({ rule, onChange }: { rule: RoutingRule; onChange: (priority: number) => void }) {
  const { t } = useTranslation()
  const nameOf = useRuleName()
  const [value, setValue] = useState<number | null>(rule.priority)
  const keep = () => {
    if (value !== null && value !== rule.priority) onChange(value)
  }
  return (
    <InputNumber
      size="small"
      className="routing-priority"
      min={0}
      max={9999}
      precision={0}
      value={value}
      aria-label={t('routing.priorityOf', { name: nameOf(rule) })}
      onChange={setValue}
      onBlur={keep}
      onPressEnter={keep}
    />
  )
}

function RowButtons(props: {
  rule: RoutingRule
  onEdit: () => void
  onCopy: () => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const name = useRuleName()(props.rule)
  const told = (verb: 'edit' | 'duplicate' | 'remove') => ({
    'aria-label': `${t(`routing.${verb}`)}: ${name}`,
    title: t(`routing.${verb}`),
  })
  return (
    <span className="routing-buttons">
      <Button type="text" size="small" icon={<EditOutlined />} {...told('edit')} onClick={props.onEdit} />
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        {...told('duplicate')}
        onClick={props.onCopy}
      />
      <Popconfirm title={t('routing.removeAsk', { name })} onConfirm={props.onRemove}>
        <Button type="text" size="small" icon={<DeleteOutlined />} {...told('remove')} />
      </Popconfirm>
    </span>
  )
}
