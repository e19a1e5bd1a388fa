import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

let registered = false

/** Our own letters, so that a host without Chinese fonts, or with others, draws the same map. */
export function registerFonts(): void {
  if (registered) return
  registered = true
  const require = createRequire(import.meta.url)
  const folder = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')
  for (const weight of [400, 500])
    for (const [subset, family] of [
      ['latin', 'Cityloop Latin'],
      ['chinese-simplified', 'Cityloop Han'],
    ]) {
      const file = join(folder, `noto-sans-sc-${subset}-${weight}-normal.woff2`)
      if (GlobalFonts.register(readFileSync(file), family) === null)
        throw new Error(`The font ${file} could not be read.`)
    }
}
