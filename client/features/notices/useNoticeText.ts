import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../server/contract/notice.ts'
import { useNamed } from '../../lib/useNamed.ts'

/** A notice as a headline and what stands below it. */
export function useNoticeText() {
  const { t } = useTranslation()
  const named = useNamed()
  return useCallback(
    (notice: Notice) => {
      const { kind, stage, case: about, unit, words } = notice
      const what = about === null ? '' : named(about.className, about.classNameEn)
      const happened =
        kind === 'escalation' && stage !== null ? t(`stage.${stage}`) : t(`notice.kind.${kind}`)
      return {
        title: what === '' ? happened : what,
        happened: what === '' ? '' : happened,
        detail: [about?.number, unit === null ? '' : named(unit.name, unit.nameEn)]
          .filter(Boolean)
          .join(' · '),
        words,
      }
    },
    [t, named],
  )
}
