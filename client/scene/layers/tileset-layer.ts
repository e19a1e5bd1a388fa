import { Cesium3DTileFeature, type Cesium3DTileStyle, Cesium3DTileset, type Scene } from 'cesium'
import type { Picked } from '../scene-port.ts'
import type { Layer } from './layer.ts'

interface TilesetLayer {
  url: string
  kind: Picked['kind']
  style?: Cesium3DTileStyle
  /** Screen-space error in pixels: larger is coarser and lighter. */
  errorPx: number
  onLoaded?: () => void
}

/** A layer that our server serves as 3D Tiles; its features carry the row's `id`. */
export function createTilesetLayer({ url, kind, style, errorPx, onLoaded }: TilesetLayer): Layer & {
  tileset(): Cesium3DTileset | undefined
} {
  let tileset: Cesium3DTileset | undefined
  let scene: Scene | undefined
  let isShown = false
  let isWanted = false
  let isDisposed = false

  async function load(): Promise<void> {
    isWanted = true
    const loaded = await Cesium3DTileset.fromUrl(url, {
      maximumScreenSpaceError: errorPx,
      cacheBytes: 192 * 1024 * 1024,
      maximumCacheOverflowBytes: 64 * 1024 * 1024,
    })
    if (isDisposed || scene === undefined) return loaded.destroy()
    tileset = loaded
    if (style !== undefined) loaded.style = style
    loaded.show = isShown
    scene.primitives.add(loaded)
    loaded.initialTilesLoaded.addEventListener(() => onLoaded?.())
    scene.requestRender()
  }
  return {
    tileset: () => tileset,
    attach(into) {
      scene = into
    },
    setShown(shown) {
      isShown = shown
      if (tileset !== undefined) tileset.show = shown
      // The map stays usable without a layer that cannot be had.
      else if (shown && !isWanted) load().catch(() => onLoaded?.())
      scene?.requestRender()
    },
    pick(object) {
      if (!(object instanceof Cesium3DTileFeature) || object.tileset !== tileset) return null
      const id: unknown = object.getProperty('id')
      return id === undefined ? null : { kind, id: String(id) }
    },
    dispose() {
      isDisposed = true
      if (tileset !== undefined && scene !== undefined && !scene.isDestroyed())
        scene.primitives.remove(tileset)
      tileset = undefined
    },
  }
}
