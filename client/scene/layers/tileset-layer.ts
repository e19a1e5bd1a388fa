import { Cartesian3, Cesium3DTileFeature, type Cesium3DTileStyle, Cesium3DTileset, type Scene } from 'cesium'
import type { Picked } from '../scene-port.ts'
import type { Layer } from './layer.ts'

interface TilesetLayer {
  url: string
  kind: Picked['kind']
  style?: Cesium3DTileStyle
  /** Screen-space error in pixels: larger is coarser and lighter. */
  errorPx: number
  /** Size on screen of features that are points. */
  pointPx?: number
  /** Light from everywhere, under the one from the side: no wall is black. */
  ambient?: number
  onLoaded?: () => void
  /** Is given the tileset once it is there. */
  dress?: (tileset: Cesium3DTileset) => void
}

/** A layer that our server serves as 3D Tiles; its features carry the row's `id`. */
export function createTilesetLayer({
  url,
  kind,
  style,
  errorPx,
  pointPx = 1,
  ambient = 0.2,
  onLoaded,
  dress,
}: TilesetLayer): Layer & {
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
      pointCloudShading: {
        attenuation: true,
        maximumAttenuation: pointPx,
        geometricErrorScale: 2.5,
        baseResolution: 2,
      },
      // Light from a sky that nobody sees would be computed anew for each city; a plain one does.
      environmentMapOptions: { enabled: false },
    })
    if (isDisposed || scene === undefined) return loaded.destroy()
    tileset = loaded
    if (style !== undefined) loaded.style = style
    dress?.(loaded)
    loaded.show = isShown
    softenLight(loaded, ambient)
    scene.primitives.add(loaded)
    tellWhenLoaded(loaded, scene)
    scene.requestRender()
  }
  /** Not by Cesium's event: that of a tileset with nothing in view never comes. */
  const tellWhenLoaded = (loaded: Cesium3DTileset, into: Scene) => {
    const stop = into.postRender.addEventListener(() => {
      if (isDisposed || !loaded.tilesLoaded) return
      stop()
      onLoaded?.()
    })
  }
  return {
    tileset: () => tileset,
    attach(into) {
      scene = into
    },
    setShown(shown) {
      if (isDisposed) return
      isShown = shown
      if (tileset !== undefined) tileset.show = shown
      // The map stays usable without a layer that cannot be had.
      else if (shown && !isWanted) load().catch(() => onLoaded?.())
      if (scene !== undefined && !scene.isDestroyed()) scene.requestRender()
    },
    pick(object) {
      if (!(object instanceof Cesium3DTileFeature) || object.tileset !== tileset) return null
      const id: unknown = object.getProperty('id')
      // Merged blocks carry 0: nothing there leads to a row.
      return id === undefined || id === 0 ? null : { kind, id: String(id) }
    },
    dispose() {
      isDisposed = true
      if (tileset !== undefined && scene !== undefined && !scene.isDestroyed())
        scene.primitives.remove(tileset)
      tileset = undefined
    },
  }
}

function softenLight(tileset: Cesium3DTileset, ambient: number): void {
  const coefficients = Array.from({ length: 9 }, () => new Cartesian3())
  coefficients[0] = new Cartesian3(ambient, ambient, ambient)
  tileset.imageBasedLighting.sphericalHarmonicCoefficients = coefficients
}
