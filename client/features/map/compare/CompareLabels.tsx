import { useTranslation } from 'react-i18next'
import { DISTRICT_ZONE } from '../../../lib/district-time.ts'
import type { CityColors } from '../../../scene/scene-port.ts'

/** What a pane shows, as far as panes differ. */
export interface PaneLook {
  readonly mode: '3d' | '2d'
  readonly atMs: number | null
  readonly hasCases: boolean
  readonly colors: CityColors
}

/** On either side of the line: what is seen there, in words. */
export function CompareLabels({ left, right }: { left: PaneLook; right: PaneLook }) {
  const words = useWords()
  return (
    <>
      <span className="compare-left" data-testid="compare-left">
        {words(left)}
      </span>
      <span className="compare-right" data-testid="compare-right">
        {words(right)}
      </span>
    </>
  )
}

function useWords() {
  const { t, i18n } = useTranslation()
  const clock = new Intl.DateTimeFormat(i18n.language, {
    timeZone: DISTRICT_ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return ({ mode, atMs, hasCases, colors }: PaneLook) =>
    [
      atMs === null ? t('look.compare.now') : clock.format(atMs),
      t(`look.compare.mode.${mode}`),
      t(hasCases ? 'layer.cases' : 'look.compare.noCases'),
      ...(colors === 'none' ? [] : [t(`colors.by.${colors}`)]),
    ].join(' · ')
}
