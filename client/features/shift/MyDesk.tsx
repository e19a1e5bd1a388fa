import { Button, Slider, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { useOperatorSettings } from '../../lib/useOperatorSettings.ts'

/** How I want my screen. */
export function MyDesk({ onTryOut }: { onTryOut: (volume: number) => void }) {
  const { t } = useTranslation()
  const { settings, change } = useOperatorSettings()
  return (
    <div className="shift-part" data-testid="my-desk">
      <div className="shift-line">
        <span>
          {t('shift.autoAdvance')} <kbd>⇧ Q</kbd>
        </span>
        <Switch
          aria-label={t('shift.autoAdvance')}
          checked={settings.autoAdvance}
          onChange={(autoAdvance) => change({ autoAdvance })}
        />
      </div>
      <div className="shift-line">
        <span>
          {t('shift.sound')}
          <small>{t('shift.soundHint')}</small>
        </span>
        <Switch
          aria-label={t('shift.sound')}
          checked={settings.sound}
          onChange={(sound) => change({ sound })}
          data-testid="sound-switch"
        />
      </div>
      <div className="shift-line">
        <span>{t('shift.volume')}</span>
        <Slider
          style={{ width: 180 }}
          min={0}
          max={100}
          disabled={!settings.sound}
          ariaLabelForHandle={t('shift.volume')}
          defaultValue={settings.volume}
          onChangeComplete={(volume) => change({ volume })}
        />
        <Button size="small" disabled={!settings.sound} onClick={() => onTryOut(settings.volume)}>
          {t('shift.tryOut')}
        </Button>
      </div>
    </div>
  )
}
