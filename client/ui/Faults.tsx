import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { administrationProblem } from '../lib/administration-problem.ts'

/** Why the administration did not take something: nothing where it did. */
export function Faults({ error }: { error: unknown }) {
  const { t } = useTranslation()
  if (error === null || error === undefined) return null
  const lines = administrationProblem(t, error)
  return (
    <Alert
      type="error"
      showIcon
      data-testid="faults"
      title={lines.length === 1 ? lines[0] : t('administration.refused')}
      description={
        lines.length === 1 ? undefined : (
          <ul className="faults">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )
      }
    />
  )
}
