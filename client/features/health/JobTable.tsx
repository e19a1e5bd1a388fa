import { useTranslation } from 'react-i18next'
import type { SystemHealth } from '../../../server/contract/health.ts'
import { agoText } from './health-text.ts'

const SIGNS = { waiting: '●', running: '▶', failing: '■' } as const

/** What goes on by the clock alone; what fails comes first. */
export function JobTable({ jobs, at }: Pick<SystemHealth, 'jobs' | 'at'>) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const sorted = jobs.toSorted((a, b) => b.failures - a.failures)
  return (
    <section className="health-card">
      <h3>{t('health.jobs')}</h3>
      <table className="health-jobs" data-testid="health-jobs">
        <thead>
          <tr>
            <th scope="col">{t('health.job')}</th>
            <th scope="col">{t('health.state')}</th>
            <th scope="col">{t('health.every')}</th>
            <th scope="col">{t('health.lastRun')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ name, state, everySeconds, lastRunAt, failures }) => (
            <tr key={name} data-state={state}>
              <th scope="row">{t(`health.jobName.${name}`, { defaultValue: name })}</th>
              <td>
                <span aria-hidden>{SIGNS[state]}</span> {t(`health.jobState.${state}`)}
                {failures > 0 && ` · ${t('health.failures', { count: failures })}`}
              </td>
              <td className="number">{everyText(everySeconds, language, t('health.always'))}</td>
              <td className="number">
                {lastRunAt === null ? '–' : agoText(Date.parse(lastRunAt), Date.parse(at), language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A job that begins again at once goes on all the time. */
function everyText(seconds: number, language: string, always: string): string {
  if (seconds < 0.1) return always
  const [unit, size] =
    seconds >= 3600
      ? (['hour', 3600] as const)
      : seconds >= 60
        ? (['minute', 60] as const)
        : (['second', 1] as const)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(seconds / size)
}
