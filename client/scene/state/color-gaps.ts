import type { Cesium3DTile, Cesium3DTileset, Scene } from 'cesium'
import type { ColorGaps } from '../scene-port.ts'

/** Watches which drawn buildings have no pixel in the picture of states: merged blocks, and ids beyond it. */
export function createColorGaps(
  scene: Scene,
  buildings: () => Cesium3DTileset | undefined,
  beyond: () => number,
): { listen(listener: (gaps: ColorGaps) => void): () => void; dispose(): void } {
  const listeners = new Set<(gaps: ColorGaps) => void>()
  const known = new WeakMap<Cesium3DTile, boolean>()
  let gaps: ColorGaps = { hasBlocks: false, beyond: 0 }
  let hasBlocks = false
  let watched: Cesium3DTileset | undefined
  let unwatch: (() => void) | undefined
  const isBlocks = (tile: Cesium3DTile) => {
    const before = known.get(tile)
    if (before !== undefined) return before
    const { content } = tile
    if ((content?.featuresLength ?? 0) === 0) return false
    const id: unknown = content.getFeature(0).getProperty('id')
    // Blocks lead to no row: theirs is 0, which their table calls nothing.
    const is = id === undefined || id === 0
    known.set(tile, is)
    return is
  }
  const stops = [
    scene.preUpdate.addEventListener(() => {
      hasBlocks = false
      const tileset = buildings()
      if (tileset === watched) return
      unwatch?.()
      watched = tileset
      unwatch = tileset?.tileVisible.addEventListener((tile: Cesium3DTile) => {
        if (!hasBlocks && isBlocks(tile)) hasBlocks = true
      })
    }),
    scene.postRender.addEventListener(() => {
      if (gaps.hasBlocks === hasBlocks && gaps.beyond === beyond()) return
      gaps = { hasBlocks, beyond: beyond() }
      for (const listener of listeners) listener(gaps)
    }),
  ]
  return {
    listen(listener) {
      listeners.add(listener)
      listener(gaps)
      return () => listeners.delete(listener)
    },
    dispose() {
      for (const stop of stops) stop()
      unwatch?.()
      listeners.clear()
    },
  }
}
