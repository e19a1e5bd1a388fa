import { CloseOutlined } from '@ant-design/icons'
import { Button, Spin } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  AREA_KINDS,
  type AreaCounts,
  type AreaItem,
  type AreaKind,
} from '../../../../server/contract/area.ts'
import { LIGHTS } from '../../../../server/contract/common.ts'
import { useDateText } from '../../../lib/useDateText.ts'
import { useNamed } from '../../../lib/useNamed.ts'
import { Failed } from '../../../ui/Failed.tsx'
import { LightMark } from '../../../ui/LightMark.tsx'
import { useMapFigures } from '../tools/useMapFigures.ts'
import { AreaActions } from './AreaActions.tsx'
import { AreaList } from './AreaList.tsx'
import { type Asked, useAreaCounts } from './useArea.ts'
import './area.css'

interface AreaPanelProps {
  asked: Asked
  onItem: (kind: AreaKind, item: AreaItem) => void
  /** All cases inside, to be marked for a step done to many. */
  onMark?: ((ids: readonly string[]) => void) | undefined
  onClose: () => void
}

/** What lies inside an area: figures, people by right, and lists of every kind. */
export function AreaPanel({ asked, onItem, onMark, onClose }: AreaPanelProps) {
  const { t } = useTranslation()
  const dateText = useDateText()
  const counts = useAreaCounts(asked)
  const [kind, setKind] = useState<AreaKind>('cases')
  const [classCode, setClassCode] = useState<string | null>(null)
  const { data } = counts
  return (
    <section className="map-panel card" data-testid="area-panel" aria-label={t('mapwork.inside.title')}>
      <header className="map-panel-head">
        <h3>{t('mapwork.inside.title')}</h3>
        {asked.at !== null && (
          <small className="as-of">{t('mapwork.asOf', { at: dateText(asked.at) })}</small>
        )}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('app.close')}
          onClick={onClose}
        />
      </header>
      {counts.isPending && (
        <div className="state">
          <Spin size="small" />
        </div>
      )}
      {counts.isError && <Failed error={counts.error} onRetry={() => void counts.refetch()} />}
      {data !== undefined && !counts.isError && (
        <>
          <Summary counts={data} />
          <KindTabs counts={data} kind={kind} onKind={(next) => [setKind(next), setClassCode(null)]} />
          <Classes counts={data} kind={kind} chosen={classCode} onChoose={setClassCode} />
          <AreaList key={`${kind} ${classCode}`} {...{ asked, kind, classCode, onItem }} />
          <AreaActions {...{ asked, kind, classCode, onMark }} count={countOf(data, kind, classCode)} />
        </>
      )}
    </section>
  )
}

/** How many the list holds, narrowed to a class or not. */
const countOf = ({ counts, cases, components }: AreaCounts, kind: AreaKind, classCode: string | null) =>
  (classCode === null
    ? counts[kind]
    : (kind === 'cases' ? cases : components).find(({ code }) => code === classCode)?.n) ?? 0

function Summary({ counts }: { counts: AreaCounts }) {
  const { t } = useTranslation()
  const show = useMapFigures()
  const { residents, lights, allCases } = counts
  return (
    <dl className="facts area-summary">
      <div>
        <dt>{t('mapwork.area')}</dt>
        <dd className="number">{show.area(counts.areaM2)}</dd>
      </div>
      <div>
        <dt>{t('mapwork.inside.lights')}</dt>
        <dd className="number">
          {LIGHTS.map((light) => (
            <span key={light} className={`light-${light}`}>
              <LightMark light={light} /> {show.number(lights[light] ?? 0)}{' '}
            </span>
          ))}
          {!allCases && <small>{t('mapwork.inside.atLeast')}</small>}
        </dd>
      </div>
      {residents !== null && (
        <div>
          <dt title={t('mapwork.inside.residentsHow')}>{t('mapwork.inside.residents')}</dt>
          <dd data-testid="area-residents">
            <b className="number">
              {residents.cells === 0
                ? '–'
                : typeof residents.people === 'number'
                  ? show.number(residents.people)
                  : residents.people}
            </b>{' '}
            <small>
              {t(residents.hidden > 0 ? 'mapwork.inside.cellsHidden' : 'mapwork.inside.cells', {
                count: residents.cells,
                hidden: residents.hidden,
              })}
            </small>
          </dd>
        </div>
      )}
    </dl>
  )
}

interface KindTabsProps {
  counts: AreaCounts
  kind: AreaKind
  onKind: (kind: AreaKind) => void
}

function KindTabs({ counts, kind, onKind }: KindTabsProps) {
  const { t } = useTranslation()
  const show = useMapFigures()
  return (
    <fieldset className="area-kinds" aria-label={t('mapwork.inside.kinds')}>
      {AREA_KINDS.map((one) => (
        <button
          key={one}
          type="button"
          className="plain area-kind"
          aria-pressed={one === kind}
          data-testid={`area-kind-${one}`}
          onClick={() => onKind(one)}
        >
          <b className="number">{show.number(counts.counts[one] ?? 0)}</b>
          <span>{t(`mapwork.kind.${one}`)}</span>
        </button>
      ))}
    </fieldset>
  )
}

interface ClassesProps {
  counts: AreaCounts
  kind: AreaKind
  chosen: string | null
  onChoose: (code: string | null) => void
}

/** The classes of cases or components; choosing one narrows the list. */
function Classes({ counts, kind, chosen, onChoose }: ClassesProps) {
  const { t } = useTranslation()
  const named = useNamed()
  const show = useMapFigures()
  const classes = kind === 'cases' ? counts.cases : kind === 'components' ? counts.components : []
  if (classes.length < 2) return null
  return (
    <div className="area-classes-box">
      <fieldset className="area-classes" aria-label={t('mapwork.inside.classes')}>
        {classes.map(({ code, name, nameEn, n }) => (
          <button
            key={code}
            type="button"
            className="plain area-class"
            aria-pressed={chosen === code}
            onClick={() => onChoose(chosen === code ? null : code)}
          >
            {named(name, nameEn)} <b className="number">{show.number(n)}</b>
          </button>
        ))}
      </fieldset>
    </div>
  )
}
