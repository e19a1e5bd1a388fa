import { useTranslation } from 'react-i18next'
import type { AreaItem, AreaKind } from '../../../../server/contract/area.ts'
import { useNamed } from '../../../lib/useNamed.ts'

/** Words for one thing inside an area. */
export function useItemTexts(kind: AreaKind) {
  const { t } = useTranslation()
  const named = useNamed()
  return {
    name: ({ name, nameEn }: AreaItem) => (name === null ? t('thing.noName') : named(name, nameEn)),
    status: ({ status }: AreaItem) => {
      if (status === null) return ''
      if (kind === 'cases') return t(`status.${status}`, { defaultValue: status })
      if (kind === 'components') return t(`thing.states.${status}`, { defaultValue: status })
      return kind === 'cameras' ? t(`thing.cameraKinds.${status}`, { defaultValue: status }) : ''
    },
    light: ({ light }: AreaItem) => (light === null ? '' : t(`light.${light}`)),
  }
}
