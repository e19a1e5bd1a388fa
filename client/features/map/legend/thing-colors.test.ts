import { describe, expect, test } from 'vitest'
import {
  FAMILY_COLORS,
  PIPE_COLORS,
  type Rgb,
  STATE_COLORS,
} from '../../../../tiles/content/component-colors.ts'
import { FAMILY_SWATCHES, PIPE_SWATCHES, STATE_SIGNS } from './thing-colors.ts'

const css = (colors: Record<string, Rgb>) =>
  Object.fromEntries(
    Object.entries(colors).map(([name, rgb]) => [
      name,
      `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`,
    ]),
  )

describe('The legend of components and pipes', () => {
  test('names every family, state and kind in the colour that the tiles have', () => {
    expect(FAMILY_SWATCHES).toEqual(css(FAMILY_COLORS))
    expect(PIPE_SWATCHES).toEqual(css(PIPE_COLORS))
    const signs = Object.entries(STATE_SIGNS).map(([state, { color }]) => [state, color])
    expect(Object.fromEntries(signs)).toEqual(css(STATE_COLORS))
  })
})
