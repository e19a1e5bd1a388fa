import { Color } from 'cesium'

/**
 * How the widget is made. In module scope: resium makes the whole widget anew when one of these changes. No ion, no sky, no
 * imagery but ours; a frame is drawn only when something changed.
 */
export const viewerOptions = {
  baseLayer: false,
  skyBox: false,
  skyAtmosphere: false,
  scene3DOnly: true,
  requestRenderMode: true,
  maximumRenderTimeChange: Number.POSITIVE_INFINITY,
  msaaSamples: 1,
  shadows: false,
  showRenderLoopErrors: false,
  creditContainer: document.createElement('div'),
  contextOptions: { webgl: { powerPreference: 'high-performance' } },
} as const

/** Ground, haze and light of a theme. */
export const LOOKS = {
  command: {
    ground: '#0a111b',
    low: '#24405f',
    high: '#5a8ac6',
    style: 'command',
    ambient: 0.16,
    // Lamps, trees and pipes are told by their colours, by night too.
    thingAmbient: 0.5,
    depth: { haze: '#0a111b', edge: '#9cc4f0', most: 0.85 },
  },
  light: {
    ground: '#f5f7fa',
    low: '#f4f6f8',
    high: '#c3ced9',
    style: 'light',
    ambient: 0.5,
    thingAmbient: 0.6,
    depth: { haze: '#f5f7fa', edge: '#ffffff', most: 0.85 },
  },
} as const

export const colorOf = (css: string) => Color.fromCssColorString(css)
