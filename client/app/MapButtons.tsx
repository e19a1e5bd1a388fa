import { App, Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { NorthButton } from '../features/map/view/NorthButton.tsx'
import type { CommandView } from '../lib/view-url.ts'
import type { ScenePort } from '../scene/scene-port.ts'

interface MapButtonsProps {
  port: ScenePort | null
  view: CommandView
  onMode: (mode: '2d' | '3d') => void
}

/** North, home, 2D or 3D, and a link that restores the very view. */
export function MapButtons({ port, view, onMode }: MapButtonsProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const other = view.mode === '3d' ? '2d' : '3d'
  const share = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      void message.success(t('app.linkCopied'))
    } catch {
      void message.warning(t('app.copyFailed'))
    }
  }
  return (
    <div className="map-buttons">
      <NorthButton port={port} />
      <Tooltip title={t('map.home')} placement="left">
        <Button aria-label={t('map.home')} onClick={() => port?.home()}>
          ⌂
        </Button>
      </Tooltip>
      <Tooltip title={t(`map.${other}`)} placement="left">
        <Button
          aria-label={`${other.toUpperCase()}: ${t(`map.${other}`)}`}
          data-testid="map-mode"
          onClick={() => onMode(other)}
        >
          {other.toUpperCase()}
        </Button>
      </Tooltip>
      <Tooltip title={t('map.share')} placement="left">
        <Button aria-label={t('map.share')} onClick={() => void share()}>
          ⤴
        </Button>
      </Tooltip>
    </div>
  )
}
