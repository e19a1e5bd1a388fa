import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PolicyCalendar } from '../../../server/contract/policy.ts'
import { problemText } from '../../lib/problem-text.ts'
import { withYear } from './draft.ts'
import { useHolidays } from './usePolicy.ts'

/** Fills a year with the holidays that the installation knows; what it knows can be corrected by hand. */
export function TakeOver(props: {
  year: number
  calendar: PolicyCalendar
  onChange: (calendar: PolicyCalendar) => void
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const holidays = useHolidays()
  const { year, calendar, onChange } = props
  const takeOver = () =>
    holidays.mutate(year, {
      onSuccess: (found) => {
        if (found.holidays.length === 0) return void message.warning(t('policy.unknownYear', { year }))
        onChange(withYear(calendar, found))
        const counts = { year, holidays: found.holidays.length, workdays: found.workdays.length }
        if (found.published) void message.success(t('policy.tookOver', counts))
        else void message.warning(t('policy.tookOverOpen', counts))
      },
      onError: (error) => void message.error(problemText(t, error)),
    })
  return (
    <Button loading={holidays.isPending} onClick={takeOver} data-testid="policy-take-over">
      {t('policy.takeOver')}
    </Button>
  )
}
