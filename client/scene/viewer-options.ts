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
    low: '#34526f',
    high: '#77a8da',
    style: 'command',
    ambient: 0.16,
    walls: { sky: '#7f8a98', sun: 0.62, foot: 0.42, glass: 0.18, glow: '#f0cf9c', glowShare: 0.5 },
    // Lamps, trees and pipes are told by their colours, by night too.
    thingAmbient: 0.5,
    depth: { haze: '#0f1b2b', zenith: '#070c14', edge: '#9cc4f0', most: 0.9 },
  },
  light: {
    ground: '#f5f7fa',
    low: '#f4f6f8',
    high: '#c3ced9',
    style: 'light',
    ambient: 0.5,
    walls: { sky: '#8f969f', sun: 0.5, foot: 0.14, glass: 0.08, glow: '#ffffff', glowShare: 0 },
    thingAmbient: 0.6,
    depth: { haze: '#eef3f8', zenith: '#cfdfee', edge: '#ffffff', most: 0.9 },
  },
} as const

export const colorOf = (css: string) => Color.fromCssColorString(css)
