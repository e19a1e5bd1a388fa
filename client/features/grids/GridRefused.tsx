import { Alert } from 'antd'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api.ts'
import { problemText } from '../../lib/problem-text.ts'
import { codeText } from './grid-words.ts'

/** Why the server did not take a change: what somebody else changed, or what is wrong. */
export function GridRefused({ error }: { error: unknown }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="error"
      showIcon
      data-testid="grids-refused"
      title={titleOf(t, error)}
      description={
        error instanceof ApiError && (
          <ul className="grids-things">
            {(error.problem.errors ?? []).map(({ field, detail }) => (
              <li key={`${field} ${detail}`}>
                {field.startsWith('seen.') ? codeText(field.slice(5)) : detail}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}

function titleOf(t: TFunction, error: unknown): string {
  const code = error instanceof ApiError ? error.problem.code : ''
  return t(`grids.refused.${code}`, { defaultValue: problemText(t, error) })
}
