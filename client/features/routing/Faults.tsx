import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FieldError } from '../../../server/contract/common.ts'
import type { RoutingDefinition } from '../../../server/contract/routing.ts'
import { routingFaults } from '../../../server/contract/routing-faults.ts'
import { ApiError } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { type Names, useRuleName } from './useRuleWords.ts'

/** Why the server did not take the rules: each fault with its rule and field; a contradiction names both, a circle its way. */
export function Faults(props: { error: unknown; definition: RoutingDefinition | null; names: Names }) {
  const { t } = useTranslation()
  const lines = useFaultLines(props)
  const { error } = props
  const code = error instanceof ApiError ? error.problem.code : ''
  if (code === 'stale-draft') return <Alert type="warning" showIcon title={t('routing.stale')} role="alert" />
  if (code === 'not-tried')
    return <Alert type="warning" showIcon title={t('routing.notTried')} role="alert" />
  if (lines.length === 0) return <Alert type="error" showIcon title={problemText(t, error)} role="alert" />
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      data-testid="routing-faults"
      title={t('routing.wrongTitle')}
      description={
        <ul className="routing-faults">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}

function useFaultLines({ error, definition, names }: Parameters<typeof Faults>[0]): string[] {
  const { t } = useTranslation()
  const nameOf = useRuleName()
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : []
  if (definition === null) return []
  const rules = new Map(definition.rules.map((rule) => [rule.key, rule]))
  const quoted = (key: string) => {
    const rule = rules.get(key)
    return rule === undefined ? key : t('routing.quoted', { name: nameOf(rule) })
  }
  // The same judge as the server's knows which rules belong together.
  const together = routingFaults(definition).filter(
    ({ code }) => code === 'contradiction' || code === 'circle',
  )
  const lineOf = ({ field, code, detail }: FieldError): string => {
    const [, , place = '', ...path] = field.split('.')
    const rule = definition.rules[Number(place)]
    const part = together.find((one) => one.field === field && one.code === code && one.detail === detail)
    if (code === 'contradiction' && part !== undefined)
      return t('routing.wrong.contradiction', { rules: part.rules.map(quoted).join(t('routing.comma')) })
    if (code === 'circle' && part !== undefined)
      return t('routing.wrong.circle', { way: wayOf(part.rules, rules, names) })
    const told = t(`routing.wrong.${code}`, { defaultValue: detail })
    const at = t(`routing.fields.${path.join('.')}`, { defaultValue: path.join('.') })
    return `${rule === undefined ? '' : quoted(rule.key)} · ${at}: ${told}`
  }
  return [...new Set(errors.map(lineOf))]
}

function wayOf(
  keys: readonly string[],
  rules: ReadonlyMap<string, RoutingDefinition['rules'][number]>,
  names: Names,
): string {
  const targets = keys.flatMap((key) => {
    const target = rules.get(key)?.target
    return target?.to === 'deputy' ? [target] : []
  })
  return [...targets.slice(0, 1).map(({ of }) => of), ...targets.map(({ unit }) => unit)]
    .map(names.unit)
    .join(' → ')
}
