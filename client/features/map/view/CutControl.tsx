import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CityCut, LonLat } from '../../../scene/scene-port.ts'

interface CutControlProps {
  cut: CityCut | null
  /** A cut begins where one looks, the way one looks. */
  start: () => { at: LonLat; headingDeg: number } | null
  onCut: (cut: CityCut | null) => void
}

/** A level or upright cut through the city, and a slider for where. */
export function CutControl({ cut, start, onCut }: CutControlProps) {
  const { t } = useTranslation()
  const begin = (kind: CityCut['kind']) => {
    const from = start()
    if (cut?.kind === kind) onCut(null)
    else if (from !== null)
      onCut(
        kind === 'level'
          ? { kind, at: from.at, heightM: 15 }
          : { kind, at: from.at, headingDeg: Math.round(from.headingDeg), offsetM: 0 },
      )
  }
  return (
    <fieldset className="look-part">
      <legend>{t('look.cut.title')}</legend>
      <div className="look-row">
        {(['level', 'ahead'] as const).map((kind) => (
          <Button
            key={kind}
            size="small"
            type={cut?.kind === kind ? 'primary' : 'default'}
            aria-pressed={cut?.kind === kind}
            data-testid={`cut-${kind}`}
            onClick={() => begin(kind)}
          >
            {t(`look.cut.${kind}`)}
          </Button>
        ))}
      </div>
      {cut?.kind === 'level' && (
        <Slide
          name={t('look.cut.height')}
          {...{ min: 0, max: 150, step: 1, value: cut.heightM }}
          onChange={(heightM) => onCut({ ...cut, heightM })}
        />
      )}
      {cut?.kind === 'ahead' && (
        <>
          <Slide
            name={t('look.cut.offset')}
            {...{ min: -300, max: 300, step: 5, value: cut.offsetM }}
            onChange={(offsetM) => onCut({ ...cut, offsetM })}
          />
          <Slide
            name={t('look.cut.heading')}
            {...{ min: 0, max: 355, step: 5, value: cut.headingDeg, unit: '°' }}
            onChange={(headingDeg) => onCut({ ...cut, headingDeg })}
          />
        </>
      )}
    </fieldset>
  )
}

interface SlideProps {
  name: string
  min: number
  max: number
  step: number
  value: number
  unit?: string
  onChange: (value: number) => void
}

function Slide({ name, unit = ' m', value, onChange, ...span }: SlideProps) {
  return (
    <label className="look-slide">
      <span>{name}</span>
      <input
        type="range"
        {...span}
        value={value}
        data-testid="cut-slide"
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
      <b className="number">
        {value}
        {unit}
      </b>
    </label>
  )
}
