import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionCut } from '../../../../server/contract/underground.ts'
import { CHART, type Chart } from './chart.ts'
import { pipeColor } from './PipeMark.tsx'
import { useBuriedTexts } from './useUnderground.ts'

interface SectionChartProps {
  chart: Chart
  cuts: readonly SectionCut[]
  /** Which cut is chosen; −1: none. */
  at: number
  onAt: (at: number) => void
  onPick: (cut: SectionCut) => void
}

/** The section drawn: the ground, and the pipes below it. Arrows go from pipe to pipe, Enter flies there; they carry the numbers of the table. */
export function SectionChart({ chart, cuts, at, onAt, onPick }: SectionChartProps) {
  const { t } = useTranslation()
  const texts = useBuriedTexts()
  const onKey = (event: KeyboardEvent) => {
    const chosen = cuts[at]
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') onAt(Math.min(at + 1, cuts.length - 1))
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') onAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen !== undefined) onPick(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="section-chart"
      role="listbox"
      tabIndex={0}
      aria-label={t(`underground.section.chart.${chart.axis}`)}
      aria-activedescendant={at < 0 ? undefined : `section-cut-${at}`}
      data-testid="section-chart"
      data-axis={chart.axis}
      onKeyDown={onKey}
    >
      <svg viewBox={`0 0 ${CHART.width} ${CHART.height}`} aria-hidden>
        <Axes {...{ chart }} />
        {chart.axis === 'height' &&
          cuts.map((cut) => (
            <line
              key={`${cut.id} ${cut.atM}`}
              className="section-drop"
              x1={chart.x(cut.atM)}
              x2={chart.x(cut.atM)}
              y1={chart.groundY(cut)}
              y2={chart.y(cut)}
            />
          ))}
        {cuts.map((cut, i) => (
          <g
            key={`${cut.id} ${cut.atM}`}
            className="section-cut"
            data-chosen={i === at}
            transform={`translate(${chart.x(cut.atM)} ${chart.y(cut)})`}
            onPointerDown={() => onAt(i)}
          >
            <circle
              r={chart.radius(cut)}
              fill={cut.depthM === null ? 'none' : pipeColor(cut.classCode)}
              stroke={cut.depthM === null ? pipeColor(cut.classCode) : undefined}
            />
            <text y={-chart.radius(cut) - 4}>{i + 1}</text>
          </g>
        ))}
      </svg>
      {cuts.map((cut, i) => (
        <span
          key={`${cut.id} ${cut.atM}`}
          id={`section-cut-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          className="unseen"
        >
          {t('underground.section.cut', {
            n: i + 1,
            kind: texts.kind(cut),
            at: texts.metres(cut.atM),
            depth: texts.depth(cut),
          })}
          {chart.axis === 'height' && t('underground.section.cutHeight', { height: texts.level(cut) })}
        </span>
      ))}
    </div>
  )
}

function Axes({ chart }: { chart: Chart }) {
  const { t } = useTranslation()
  const { left, top, width, height, right, bottom } = CHART
  const foot = height - bottom
  const foots = `${width - right},${foot} ${left},${foot}`
  return (
    <>
      <polygon
        className="section-earth"
        points={`${chart.ground.map(({ points }) => points).join(' ')} ${foots}`}
      />
      {chart.ticks.map(({ y, metres }) => (
        <g key={metres} className="section-tick">
          <line x1={left} x2={width - right} y1={y} y2={y} />
          <text x={left - 6} y={y + 4} textAnchor="end">
            {metres}
          </text>
        </g>
      ))}
      {chart.acrossM.map((metres) => (
        <g key={metres} className="section-tick">
          <line x1={chart.x(metres)} x2={chart.x(metres)} y1={foot} y2={foot + 4} />
          <text x={chart.x(metres)} y={foot + 16} textAnchor="middle">
            {metres}
          </text>
        </g>
      ))}
      {chart.ground.map(({ points, isKnown }) => (
        <polyline key={points} className="section-ground" data-known={isKnown} points={points} />
      ))}
      <text
        className="section-axis"
        x={10}
        y={(top + foot) / 2}
        textAnchor="middle"
        transform={`rotate(-90 10 ${(top + foot) / 2})`}
      >
        {t(`underground.section.axis.${chart.axis}`)}
      </text>
      <text className="section-axis" x={width - right} y={height - 1} textAnchor="end">
        {t('underground.section.along')}
      </text>
    </>
  )
}
