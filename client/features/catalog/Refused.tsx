import { Alert } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { FieldError } from '../../../server/contract/common.ts'
import { ApiError } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'

/** Why the server did not take a class: each fault with its place, in the reader's words. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const { code, errors = [] } = error instanceof ApiError ? error.problem : { code: '' }
  if (code === 'stale-class') return <Alert type="warning" showIcon title={t('catalog.stale')} />
  if (errors.length === 0) return <Alert type="error" showIcon title={problemText(t, error)} />
  return (
    <Alert
      type="error"
      showIcon
      title={t('catalog.wrongTitle')}
      description={
        <ul className="catalog-faults">
          {errors.map((fault) => (
            <li key={`${fault.field} ${fault.code}`}>{lineOf(t, fault)}</li>
          ))}
        </ul>
      }
    />
  )
}

/** `draft.conditions.1.limit.value`: the second condition's limit. */
function lineOf(t: TFunction, { field, code, detail }: FieldError): string {
  const [root = '', part = '', at = ''] = field.split('.')
  const name = root === 'code' ? 'code' : part
  const place = t(`catalog.wrongAt.${name}`, { defaultValue: field, place: Number(at) + 1 })
  return `${place}: ${t(`catalog.wrong.${code}`, { defaultValue: detail })}`
}
