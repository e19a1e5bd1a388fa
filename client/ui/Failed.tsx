import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemText } from '../lib/problem-text.ts'
import './states.css'

/** Something could not be loaded: what, why, and a way to try again. */
export function Failed(props: { title?: string; error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="state" role="alert">
      {props.title !== undefined && <strong>{props.title}</strong>}
      <span>{problemText(t, props.error)}</span>
      {props.onRetry !== undefined && <Button onClick={props.onRetry}>{t('app.retry')}</Button>}
    </div>
  )
}
