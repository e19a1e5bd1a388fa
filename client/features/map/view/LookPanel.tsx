import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import '../area/area.css'
import './view.css'

/** How the city is looked at: cut, sun, kept views, fineness. Opens with the keyboard in it. */
export function LookPanel({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('.look-part button, .look-part input')?.focus(), [])
  return (
    <section
      ref={box}
      className="map-panel look-panel card"
      data-testid="look-panel"
      aria-label={t('look.title')}
    >
      <header className="map-panel-head">
        <h3>{t('look.title')}</h3>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('app.close')}
          onClick={onClose}
        />
      </header>
      <div className="look-body">{children}</div>
    </section>
  )
}
