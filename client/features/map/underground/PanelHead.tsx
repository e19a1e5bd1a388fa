import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Title and closing of a panel of the map. */
export function PanelHead({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <header className="map-panel-head">
      <h3>{title}</h3>
      {children}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('app.close')}
        onClick={onClose}
      />
    </header>
  )
}
