import {
  AimOutlined,
  AreaChartOutlined,
  BorderOutlined,
  CameraOutlined,
  ClockCircleOutlined,
  ColumnHeightOutlined,
  DownSquareOutlined,
  GatewayOutlined,
  LineOutlined,
  PrinterOutlined,
  SendOutlined,
  SlidersOutlined,
  ToolOutlined,
  UnorderedListOutlined,
  VerticalAlignBottomOutlined,
} from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TOOL_KEYS, type ToolName } from './useToolKeys.ts'
import './tools.css'

const ICONS: Record<ToolName, ReactNode> = {
  box: <BorderOutlined />,
  polygon: <GatewayOutlined />,
  measure: <LineOutlined rotate={-45} />,
  height: <ColumnHeightOutlined />,
  near: <AimOutlined />,
  underground: <VerticalAlignBottomOutlined />,
  under: <DownSquareOutlined />,
  section: <AreaChartOutlined />,
  dig: <ToolOutlined />,
  fly: <SendOutlined />,
  look: <SlidersOutlined />,
  view: <UnorderedListOutlined />,
  time: <ClockCircleOutlined />,
}

interface MapToolbarProps {
  active: ReadonlySet<ToolName>
  onTool: (name: ToolName) => void
  onPicture: (way: 'save' | 'print') => void
}

/** The map's tools: a button and a key each. */
export function MapToolbar({ active, onTool, onPicture }: MapToolbarProps) {
  const { t } = useTranslation()
  return (
    <div className="map-tools" role="toolbar" aria-orientation="vertical" aria-label={t('mapwork.title')}>
      {Object.entries(TOOL_KEYS).map(([key, name]) => (
        <Tooltip key={name} title={`${t(`mapwork.tool.${name}`)} (⇧ ${key})`} placement="left">
          <Button
            icon={ICONS[name]}
            type={active.has(name) ? 'primary' : 'default'}
            aria-pressed={active.has(name)}
            aria-label={t(`mapwork.tool.${name}`)}
            aria-keyshortcuts={`Shift+${key}`}
            data-testid={`tool-${name}`}
            onClick={({ currentTarget }) => {
              // Space and Enter are the drawing's from now on.
              currentTarget.blur()
              onTool(name)
            }}
          />
        </Tooltip>
      ))}
      {(['save', 'print'] as const).map((way) => (
        <Tooltip key={way} title={t(`mapwork.picture.${way}`)} placement="left">
          <Button
            icon={way === 'save' ? <CameraOutlined /> : <PrinterOutlined />}
            aria-label={t(`mapwork.picture.${way}`)}
            data-testid={`picture-${way}`}
            onClick={() => onPicture(way)}
          />
        </Tooltip>
      ))}
    </div>
  )
}
