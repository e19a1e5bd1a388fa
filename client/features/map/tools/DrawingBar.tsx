import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { AREA_LIMITS, type RingFault } from '../../../../server/contract/area-rules.ts'
import { type AskedOf, type Drawing, figuresOf, isLine, type Tool, type ToolStep } from './tool-state.ts'
import { useMapFigures } from './useMapFigures.ts'
import './tools.css'

/** What is being drawn: how to, live figures, what is wrong with it; its buttons serve fingers. */
export function DrawingBar({ tool, step }: { tool: Tool; step: (step: ToolStep) => void }) {
  const { t } = useTranslation()
  const fault = useFaultText()
  const figures = figuresOf(tool)
  const name = nameOf(tool)
  if (name === null) return null
  const isDrawing = tool.kind === 'drawing'
  return (
    <section className="map-drawing card" data-testid="map-drawing" aria-label={t(`mapwork.tool.${name}`)}>
      <b>{t(`mapwork.tool.${name}`)}</b>
      <Figures tool={tool} />
      {figures.fault !== null && (
        <p className="map-fault" role="alert" data-testid="map-fault">
          ⚠ {fault(figures.fault)}
        </p>
      )}
      {(isDrawing || tool.kind === 'asking') && <small>{t(`mapwork.how.${name}`)}</small>}
      <span className="map-drawing-buttons">
        {isDrawing && (
          <Button size="small" disabled={figures.corners === 0} onClick={() => step({ do: 'back' })}>
            {t('mapwork.back')}
          </Button>
        )}
        {isDrawing && tool.shape !== 'box' && tool.shape !== 'height' && (
          <Button
            size="small"
            type="primary"
            disabled={figures.corners < (isLine(tool.shape) ? 2 : 3)}
            onClick={() => step({ do: 'finish' })}
          >
            {t('mapwork.finish')}
          </Button>
        )}
        <Button size="small" onClick={() => step({ do: 'end' })} data-testid="map-tool-end">
          {t('mapwork.end')}
        </Button>
      </span>
    </section>
  )
}

/** Whose bar it is; null: what is shown has a panel of its own, or nothing is. */
function nameOf(tool: Tool): Drawing | AskedOf | null {
  if (tool.kind === 'asking') return tool.of
  if (tool.kind === 'drawing') return tool.shape
  if (tool.kind === 'none') return null
  const { kind } = tool.shape
  return kind === 'line' ? 'measure' : kind === 'height' ? 'height' : null
}

function Figures({ tool }: { tool: Tool }) {
  const { t } = useTranslation()
  const show = useMapFigures()
  const { lengthM, legM, areaM2, riseM, corners } = figuresOf(tool)
  const isOpen = tool.kind === 'shown' || (tool.kind === 'drawing' && isLine(tool.shape))
  if (tool.kind === 'asking') return null
  return (
    <dl className="map-figures" aria-live="polite">
      {lengthM !== null && (
        <div>
          <dt>{t(isOpen ? 'mapwork.length' : 'mapwork.around')}</dt>
          <dd className="number" data-testid="map-length">
            {show.length(lengthM)}
          </dd>
        </div>
      )}
      {riseM !== null && (
        <div>
          <dt>{t('mapwork.rise')}</dt>
          <dd className="number" data-testid="map-rise">
            {show.length(Math.abs(riseM))}
          </dd>
        </div>
      )}
      {riseM === null && legM !== null && corners > 1 && (
        <div>
          <dt>{t('mapwork.leg')}</dt>
          <dd className="number">{show.length(legM)}</dd>
        </div>
      )}
      {areaM2 !== null && (
        <div>
          <dt>{t(isOpen ? 'mapwork.closedArea' : 'mapwork.area')}</dt>
          <dd className="number" data-testid="map-area">
            {show.area(areaM2)}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** What is wrong with a drawing, in words; corners count from 1. */
export function useFaultText() {
  const { t } = useTranslation()
  return ({ code, vertex, other = 0 }: RingFault) =>
    t(`mapwork.fault.${code}`, { corner: vertex + 1, other: other + 1, ...AREA_LIMITS })
}
