/** What the tiles show components and pipes in; a test holds these to the tiles' own. */
export const FAMILY_SWATCHES = {
  lamps: '#ffd27a',
  green: '#4fae7b',
  covers: '#8fa3b8',
  cameras: '#b48cff',
  hydrants: '#ff8a65',
  traffic: '#7fb4e8',
  facilities: '#9fc3d8',
  cleaning: '#c9a67a',
  other: '#b8c4d0',
} as const

/** Signs over components that are not as they should be, drawn as they are shaped. */
export const STATE_SIGNS = {
  damaged: { color: '#ff6b5e', sign: '▼' },
  lost: { color: '#e07aff', sign: '◆' },
  abandoned: { color: '#8792a0', sign: '■' },
} as const

/** Pipes by the class of their kind. */
export const PIPE_SWATCHES = {
  '01999': '#4ca3ff',
  '01998': '#a57c52',
  '01997': '#52c7c7',
  '01996': '#f2c14e',
  '01995': '#ff7a9c',
  '01994': '#e55b4d',
  '01993': '#66d17a',
} as const
