import { Cesium3DTileset, type Scene } from 'cesium'
import type { TileLayerId } from '../scene-port.ts'

/**
 * Does something to every tileset of ours, also to those that come later: a layer that the server serves anew is exchanged for a new
 * one. `touch` is called once for each and again with `refresh`.
 */
export function watchTilesets(
  scene: Scene,
  touch: (tileset: Cesium3DTileset, layer: TileLayerId) => void,
): { refresh(): void; dispose(): void } {
  let touched = new WeakSet<Cesium3DTileset>()
  const look = () => {
    const { primitives } = scene
    // A few dozen at most.
    for (let i = 0; i < primitives.length; i++) {
      const one: unknown = primitives.get(i)
      if (!(one instanceof Cesium3DTileset) || touched.has(one)) continue
      touched.add(one)
      const layer = /\/tiles\/(buildings|components|pipes)\//.exec(one.resource.url)?.[1]
      if (layer !== undefined) touch(one, layer as TileLayerId)
    }
  }
  const stop = scene.preUpdate.addEventListener(look)
  return {
    refresh() {
      touched = new WeakSet()
      if (!scene.isDestroyed()) scene.requestRender()
    },
    dispose: stop,
  }
}
