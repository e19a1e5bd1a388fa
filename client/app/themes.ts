import { type ThemeConfig, theme } from 'antd'

const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'

/** The themes of the screens; the same colours stand in theme.css for what is not Ant Design's. */
export const themes = {
  command: {
    algorithm: theme.darkAlgorithm,
    token: {
      fontFamily,
      fontSize: 13,
      colorPrimary: '#4cc2ff',
      colorInfo: '#4cc2ff',
      colorTextLightSolid: '#06121d',
      colorSuccess: '#2fbf71',
      colorWarning: '#f2b705',
      colorError: '#e5484d',
      colorBgBase: '#0a111b',
      colorBgContainer: '#101b29',
      colorBgElevated: '#132133',
      colorText: '#e6edf5',
      colorTextSecondary: '#8fa3b8',
      colorTextPlaceholder: '#8fa3b8',
      colorBorder: 'rgba(120,160,200,.28)',
      borderRadius: 8,
      motionDurationMid: '0.12s',
    },
  },
  office: {
    token: {
      fontFamily,
      fontSize: 14,
      colorPrimary: '#0b63b6',
      colorInfo: '#0b63b6',
      colorLink: '#0b63b6',
      colorSuccess: '#12803f',
      colorWarning: '#9a6b00',
      colorError: '#c2272d',
      colorBgLayout: '#f5f7fa',
      colorText: '#16212d',
      // Dark enough for small print on the page's ground.
      colorTextSecondary: '#56687a',
      colorTextDescription: '#56687a',
      colorTextPlaceholder: '#5f7183',
      // Made of the dark colours above they would be drab.
      colorSuccessBg: '#eaf6ee',
      colorSuccessBorder: '#b5dcc3',
      colorWarningBg: '#fff8e6',
      colorWarningBorder: '#ead08f',
      colorErrorBg: '#fdeeee',
      colorErrorBorder: '#efb9bb',
      colorBorder: '#c9d4df',
      borderRadius: 8,
    },
  },
  field: {
    token: {
      fontFamily,
      fontSize: 15,
      controlHeight: 44,
      colorPrimary: '#0b63b6',
      colorInfo: '#0b63b6',
      colorLink: '#0b63b6',
      colorSuccess: '#12803f',
      colorWarning: '#9a6b00',
      colorError: '#c2272d',
      colorText: '#16212d',
      colorTextSecondary: '#56687a',
      colorTextDescription: '#56687a',
      colorTextPlaceholder: '#5f7183',
      borderRadius: 12,
    },
  },
} satisfies Record<string, ThemeConfig>
