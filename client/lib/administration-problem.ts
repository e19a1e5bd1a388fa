import type { TFunction } from 'i18next'
import { ApiError } from './api.ts'
import { problemText } from './problem-text.ts'

/** What the administration refused, a line for each fault in the reader's words. */
export function administrationProblem(t: TFunction, error: unknown): string[] {
  if (!(error instanceof ApiError)) return [problemText(t, error)]
  const { code, errors = [] } = error.problem
  const lines = errors.map(({ field, code: fault, detail }) =>
    t(`administration.wrong.${fault}`, { field, detail, defaultValue: detail }),
  )
  if (lines.length > 0) return [...new Set(lines)]
  return [t(`administration.wrong.${code}`, { detail: '', defaultValue: problemText(t, error) })]
}
