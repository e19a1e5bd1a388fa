import { Cesium3DTileStyle, type Scene } from 'cesium'
import type { FadingId, GridLayerId } from '../scene-port.ts'
import { createScreenDoor } from '../state/screen-door.ts'
import { watchTilesets } from './our-tilesets.ts'

interface Fadable {
  setBuildings(alpha: number): void
  setGrids(layer: GridLayerId, alpha: number): void
}

/** How much of a layer is seen. Pipes are thinned rather than translucent: those show through ground that should hide them. */
export function createOpacity(
  scene: Scene,
  { setBuildings, setGrids }: Fadable,
): { set(layer: FadingId, opacity: number): void; dispose(): void } {
  const shares = { components: 1, pipes: 1 }
  const door = createScreenDoor()
  const tilesets = watchTilesets(scene, (tileset, layer) => {
    if (layer === 'pipes') tileset.customShader = shares.pipes < 1 ? door : undefined
    if (layer !== 'components') return
    if (shares.components < 1)
      tileset.style = new Cesium3DTileStyle({ color: `color("white", ${shares.components})` })
    else if (tileset.style !== undefined) tileset.style = undefined
  })
  return {
    set(layer, opacity) {
      if (scene.isDestroyed()) return
      if (layer === 'buildings') setBuildings(opacity)
      if (layer === 'unit-grids' || layer === 'responsibility-grids') setGrids(layer, opacity)
      if ((layer === 'components' || layer === 'pipes') && shares[layer] !== opacity) {
        shares[layer] = opacity
        if (layer === 'pipes') door.setUniform('u_share', opacity)
        tilesets.refresh()
      }
      if (layer === 'basemap')
        for (let i = 0; i < scene.imageryLayers.length; i++) scene.imageryLayers.get(i).alpha = opacity
      scene.requestRender()
    },
    dispose() {
      tilesets.dispose()
      // A tileset that is destroyed afterwards must not find its shader gone.
      if (scene.isDestroyed()) door.destroy()
    },
  }
}
