import { useTranslation } from 'react-i18next'
import { useOpenCases } from './useOpenCases.ts'

/** How many open cases the map shows. */
export function OpenCaseCount() {
  const { i18n } = useTranslation()
  const count = useOpenCases().data?.length ?? 0
  return <>{new Intl.NumberFormat(i18n.language).format(count)}</>
}
