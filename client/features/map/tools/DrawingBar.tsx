import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { AREA_LIMITS, type RingFault } from '../../../../server/contract/area-rules.ts'
import { figuresOf, type Tool, type ToolStep } from './tool-state.ts'
import { useMapFigures } from './useMapFigures.ts'
import './tools.css'

/** What is being drawn: how to, live figures, what is wrong with it; its buttons serve fingers. */
export function DrawingBar({ tool, step }: { tool: Tool; step: (step: ToolStep) => void }) {
  const { t } = useTranslation()
  const fault = useFaultText()
  const figures = figuresOf(tool)
  if (tool.kind === 'none' || (tool.kind === 'shown' && tool.shape.kind !== 'line')) return null
  const isDrawing = tool.kind === 'drawing'
  const name = tool.kind === 'asking' ? 'near' : isDrawing ? tool.shape : 'measure'
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
        {isDrawing && tool.shape !== 'box' && (
          <Button
            size="small"
            type="primary"
            disabled={figures.corners < (tool.shape === 'measure' ? 2 : 3)}
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

function Figures({ tool }: { tool: Tool }) {
  const { t } = useTranslation()
  const show = useMapFigures()
  const { lengthM, legM, areaM2, corners } = figuresOf(tool)
  const isLine = tool.kind === 'shown' || (tool.kind === 'drawing' && tool.shape === 'measure')
  if (tool.kind === 'asking') return null
  return (
    <dl className="map-figures" aria-live="polite">
      {lengthM !== null && (
        <div>
          <dt>{t(isLine ? 'mapwork.length' : 'mapwork.around')}</dt>
          <dd className="number" data-testid="map-length">
            {show.length(lengthM)}
          </dd>
        </div>
      )}
      {legM !== null && corners > 1 && (
        <div>
          <dt>{t('mapwork.leg')}</dt>
          <dd className="number">{show.length(legM)}</dd>
        </div>
      )}
      {areaM2 !== null && (
        <div>
          <dt>{t(isLine ? 'mapwork.closedArea' : 'mapwork.area')}</dt>
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
