import { Spin } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuriedThing, SectionCut, SectionGround } from '../../../../server/contract/underground.ts'
import type { LonLat } from '../../../scene/scene-port.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { type Chart, chartOf } from './chart.ts'
import { PanelHead } from './PanelHead.tsx'
import { PipeMark } from './PipeMark.tsx'
import { SectionChart } from './SectionChart.tsx'
import { useBuriedTexts, useSection } from './useUnderground.ts'
import '../area/area.css'
import './underground.css'

interface SectionPanelProps {
  places: readonly LonLat[]
  onPick: (thing: BuriedThing) => void
  onClose: () => void
}

/** The profile along a line: a drawing and a table of the pipes it crosses. */
export function SectionPanel({ places, onPick, onClose }: SectionPanelProps) {
  const { t } = useTranslation()
  const found = useSection(places)
  const texts = useBuriedTexts()
  const [at, setAt] = useState(-1)
  const { data } = found
  const chart = useMemo(() => (data === undefined ? null : chartOf(data)), [data])
  return (
    <section
      className="section-panel card"
      data-testid="section-panel"
      aria-label={t('underground.section.title')}
    >
      <PanelHead title={t('underground.section.title')} onClose={onClose}>
        {data !== undefined && <small className="number">{texts.metres(data.lengthM)}</small>}
      </PanelHead>
      {data !== undefined && chart !== null && <Basis chart={chart} ground={data.ground} />}
      {found.isPending && <Spin size="small" />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <p className="area-none">{t('underground.section.none')}</p>
      )}
      {data !== undefined && chart !== null && (data.items.length > 0 || chart.axis === 'height') && (
        <div className="section-body">
          <SectionChart cuts={data.items} {...{ chart, at, onAt: setAt, onPick }} />
          {data.items.length > 0 && (
            <CutTable cuts={data.items} {...{ axis: chart.axis, at, onAt: setAt, onPick }} />
          )}
        </div>
      )}
      {data?.isAll === false && <p className="area-none">{t('underground.cut')}</p>}
    </section>
  )
}

/** What the heights of the drawing are, or that there are none. */
function Basis({ chart, ground }: { chart: Chart; ground: SectionGround | null }) {
  const { t } = useTranslation()
  if (ground === null || chart.axis === 'depth')
    return (
      <small className="section-basis" data-testid="section-basis">
        {t(ground === null ? 'underground.section.noGround' : 'underground.section.beyond')}
      </small>
    )
  const isPart = chart.ground.some(({ isKnown }) => !isKnown)
  return (
    <small className="section-basis" data-testid="section-basis">
      {t(`underground.section.vertical.${ground.vertical}`)} ·{' '}
      {t('underground.section.steeper', { times: roundTimes(chart.timesSteeper) })}
      {isPart && ` · ${t('underground.section.partBeyond')}`}
    </small>
  )
}

const roundTimes = (times: number) => (times < 10 ? Math.round(times * 10) / 10 : Math.round(times))

interface CutTableProps {
  axis: Chart['axis']
  cuts: readonly SectionCut[]
  at: number
  onAt: (at: number) => void
  onPick: (cut: SectionCut) => void
}

function CutTable({ axis, cuts, at, onAt, onPick }: CutTableProps) {
  const { t } = useTranslation()
  const texts = useBuriedTexts()
  return (
    <div className="section-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('underground.column.kind')}</th>
            <th scope="col">{t('underground.column.at')}</th>
            <th scope="col">{t('underground.column.depth')}</th>
            {axis === 'height' && <th scope="col">{t('underground.column.level')}</th>}
            <th scope="col">{t('underground.column.diameter')}</th>
          </tr>
        </thead>
        <tbody>
          {cuts.map((cut, i) => (
            <tr key={`${cut.id} ${cut.atM}`} aria-current={i === at}>
              <td>
                <button
                  type="button"
                  className="plain"
                  data-testid="section-row"
                  onFocus={() => onAt(i)}
                  onClick={() => onPick(cut)}
                >
                  {i + 1} <PipeMark classCode={cut.classCode} /> {texts.kind(cut)}
                </button>
              </td>
              <td className="number">{texts.metres(cut.atM)}</td>
              <td className="number">{texts.depth(cut)}</td>
              {axis === 'height' && <td className="number">{texts.level(cut)}</td>}
              <td className="number">{texts.diameter(cut)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
