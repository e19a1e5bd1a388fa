import { Cesium3DTileStyle, type Scene } from 'cesium'
import type { FadingId } from '../scene-port.ts'
import { watchTilesets } from './our-tilesets.ts'

/** How much of a layer is seen. Pipes stay whole: translucent ones show through ground that should hide them. */
export function createOpacity(
  scene: Scene,
  setBuildings: (alpha: number) => void,
): { set(layer: FadingId, opacity: number): void; dispose(): void } {
  let components = 1
  const tilesets = watchTilesets(scene, (tileset, layer) => {
    if (layer !== 'components') return
    if (components < 1) tileset.style = new Cesium3DTileStyle({ color: `color("white", ${components})` })
    else if (tileset.style !== undefined) tileset.style = undefined
  })
  return {
    set(layer, opacity) {
      if (scene.isDestroyed()) return
      if (layer === 'buildings') setBuildings(opacity)
      if (layer === 'components' && components !== opacity) {
        components = opacity
        tilesets.refresh()
      }
      if (layer === 'basemap')
        for (let i = 0; i < scene.imageryLayers.length; i++) scene.imageryLayers.get(i).alpha = opacity
      scene.requestRender()
    },
    dispose: tilesets.dispose,
  }
}
