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

/** The longest that a new tileset is waited for before it is shown as far as it is. */
const RELOAD_MS = 6000
const BEAT_MS = 150

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
  /** The server serves it anew: shows that once its tiles in view are there, and until then what it has. */
  reload(): void
} {
  let tileset: Cesium3DTileset | undefined
  let scene: Scene | undefined
  let isShown = false
  let isWanted = false
  let isDisposed = false

  let isReloading = false
  let isStale = false

  const open = async (): Promise<Cesium3DTileset> => {
    const opened = await Cesium3DTileset.fromUrl(url, {
      maximumScreenSpaceError: errorPx,
      // Straight to the level that is wanted, without most of those above and without neighbours out of view: less than half the requests.
      skipLevelOfDetail: true,
      cacheBytes: 192 * 1024 * 1024,
      maximumCacheOverflowBytes: 64 * 1024 * 1024,
      pointCloudShading: {
        attenuation: true,
        // Drawn into pictures of their own and blended over the whole view, tile by tile: too dear for what it adds.
        eyeDomeLighting: false,
        maximumAttenuation: pointPx,
        geometricErrorScale: 2.5,
        baseResolution: 2,
      },
      // Light from a sky that nobody sees would be computed anew for each city; a plain one does.
      environmentMapOptions: { enabled: false },
    })
    if (style !== undefined) opened.style = style
    dress?.(opened)
    softenLight(opened, ambient)
    return opened
  }
  async function load(): Promise<void> {
    isWanted = true
    const loaded = await open()
    if (isDisposed || scene === undefined) return loaded.destroy()
    tileset = loaded
    loaded.show = isShown
    scene.primitives.add(loaded)
    whenInView(loaded, scene, () => onLoaded?.())
    scene.requestRender()
    if (isStale) void reload()
  }
  /** Told once there is nothing left to load. Not by Cesium's event: that of a tileset with nothing in view never comes. */
  const whenInView = (loaded: Cesium3DTileset, into: Scene, tell: () => void) => {
    const stop = into.postRender.addEventListener(() => {
      if (isDisposed) return stop()
      if (!loaded.tilesLoaded) return
      stop()
      tell()
    })
  }

  /** The new one loads unseen beside the old one: most of its contents are the same files, which the browser has. */
  async function reload(): Promise<void> {
    isStale = true
    if (isReloading || tileset === undefined || scene === undefined) return
    isReloading = true
    try {
      while (isStale && !isDisposed) {
        isStale = false
        const next = await open()
        if (isDisposed) return next.destroy()
        await loadUnseen(next, scene)
        if (isDisposed) return
        if (tileset !== undefined) scene.primitives.remove(tileset)
        tileset = next
        next.preloadWhenHidden = false
        next.show = isShown
        scene.requestRender()
      }
    } catch {
      // The old one stays; the next change tries again.
    } finally {
      isReloading = false
    }
  }
  const loadUnseen = (next: Cesium3DTileset, into: Scene) =>
    new Promise<void>((resume) => {
      next.show = false
      next.preloadWhenHidden = true
      into.primitives.add(next)
      const end = () => {
        clearInterval(beat)
        clearTimeout(deadline)
        resume()
      }
      const deadline = setTimeout(end, RELOAD_MS)
      const from = performance.now()
      // What is not shown asks for no frames.
      const beat = setInterval(() => {
        if (isDisposed || into.isDestroyed() || !isShown) return end()
        into.requestRender()
        if (next.tilesLoaded && performance.now() - from > 2 * BEAT_MS) end()
      }, BEAT_MS)
    })
  return {
    tileset: () => tileset,
    reload: () => void reload(),
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
