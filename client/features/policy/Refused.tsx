import { Alert } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { FieldError } from '../../../server/contract/common.ts'
import { CENTER_CALENDAR_KEY, type PolicyDefinition } from '../../../server/contract/policy.ts'
import { ApiError } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'

/** Why the server did not take a definition: each fault with its place, in the reader's words. */
export function Refused({ error, definition }: { error: unknown; definition: PolicyDefinition }) {
  const { t } = useTranslation()
  const { code, errors = [] } = error instanceof ApiError ? error.problem : { code: '' }
  if (code === 'stale-policy') return <Alert type="warning" showIcon title={t('policy.stale')} />
  if (errors.length === 0) return <Alert type="error" showIcon title={problemText(t, error)} />
  const lines = [...new Set(errors.map((fault) => lineOf(t, fault, definition)))]
  return (
    <Alert
      type="error"
      showIcon
      title={t('policy.wrongTitle')}
      description={
        <ul className="policy-faults">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}

/** `definition.calendars.0.versions.1.…`: which calendar; `definition.budgets.file`: which stage. */
function lineOf(t: TFunction, { field, code, detail }: FieldError, definition: PolicyDefinition): string {
  const [, part = '', name = ''] = field.split('.')
  const told = t(`policy.wrong.${code}`, { defaultValue: detail })
  const place = t(`policy.wrongAt.${part}`, { defaultValue: field })
  const names: Record<string, () => string> = {
    calendars: () => calendarName(t, definition.calendars[Number(name)]?.key ?? ''),
    budgets: () => t(`stage.${name}`, { defaultValue: '' }),
    units: () => definition.units[Number(name)]?.code ?? '',
    quotas: () => t(`policy.quota.${name}`, { defaultValue: '' }),
  }
  const which = names[part]?.()
  return which ? `${place} · ${which}: ${told}` : `${place}: ${told}`
}

export const calendarName = (t: TFunction, key: string) =>
  key === CENTER_CALENDAR_KEY ? t('policy.center') : key
