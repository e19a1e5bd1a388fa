import type { TFunction } from 'i18next'
import { ApiError, Unreachable } from './api.ts'

/** What went wrong, in the reader's words: by the problem's code, its wrong fields, else as the server said it. */
export function problemText(t: TFunction, error: unknown): string {
  if (error instanceof Unreachable) return t('problem.unreachable')
  if (!(error instanceof ApiError)) return t('problem.unknown')
  const { code, detail, errors = [] } = error.problem
  const byField = errors.map(({ field, code: fieldCode, detail: told }) =>
    t([`problem.field.${fieldCode}`, `problem.${fieldCode}`], { field, defaultValue: `${field}: ${told}` }),
  )
  const byCode = t(`problem.${code}`, { defaultValue: '' })
  if (byField.length > 0) return [...new Set(byField)].join(' ')
  return byCode || detail
}
