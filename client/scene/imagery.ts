import {
  GeographicTilingScheme,
  type ImageryLayer,
  Rectangle,
  type Scene,
  UrlTemplateImageryProvider,
  WebMercatorTilingScheme,
} from 'cesium'
import { hasGround } from './ground.ts'
import type { MapPictures } from './scene-port.ts'

const MARGIN_DEG = 0.05
/**
 * Of the ground, pixels. On the bare ellipsoid more than twice Cesium's usual, so that a street's view takes a fifth of the patches, each a
 * draw command of its own; pictures stay nearly as sharp because each holds twice the pixels along its side that Cesium believes. Where there
 * is relief, patches must be fine: coarser ones would lie above the buildings on a slope.
 */
const FLAT_ERROR_PX = 5
const RELIEF_ERROR_PX = 2
/** Of a street's view: half of `errorPx` is added some 4 km away; nothing is drawn beyond 29 km. */
const HAZE = { density: 0.0009, errorPx: 12 } as const
/** What Cesium is to believe of the side of a picture of so many pixels. */
const believedPx = (px: number): number => (hasGround() ? px : px / 2)

type Home = readonly [west: number, south: number, east: number, north: number]

const areaOf = ([west, south, east, north]: Home): Rectangle =>
  Rectangle.fromDegrees(west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG)

/** Our own base map as the lowest layer of the globe. */
export function layBaseMap(scene: Scene, home: Home, style: 'command' | 'light'): void {
  scene.globe.maximumScreenSpaceError = hasGround() ? RELIEF_ERROR_PX : FLAT_ERROR_PX
  coarsenDistance(scene)
  // What lies above the patches that are drawn would be a third of all pictures, and never seen unless the view goes up.
  scene.globe.preloadAncestors = false
  scene.imageryLayers.removeAll()
  scene.imageryLayers.addImageryProvider(
    new UrlTemplateImageryProvider({
      url: `/tiles/basemap/{z}/{x}/{y}.webp?style=${style}`,
      tilingScheme: new WebMercatorTilingScheme(),
      rectangle: areaOf(home),
      tileWidth: believedPx(512),
      tileHeight: believedPx(512),
      minimumLevel: 11,
      maximumLevel: 18,
    }),
  )
}

/**
 * The flat ground is coarser far off, where a street's view sees most of it at a slant: fewer patches and pictures. By Cesium's haze, which
 * is not drawn; relief keeps its fineness, or hills would rise through houses.
 */
function coarsenDistance({ fog }: Scene): void {
  Object.assign(fog, { enabled: !hasGround(), renderable: false, density: HAZE.density })
  fog.screenSpaceErrorFactor = HAZE.errorPx
}

/** Pictures of the city's own map services: a base map in place of ours, others over it. Ours is the lowest layer of the globe. */
export function createServiceImagery(
  scene: Scene,
  home: Home,
): { setPictures(shown: readonly MapPictures[]): void } {
  const area = areaOf(home)
  let laid = new Map<string, ImageryLayer>()
  return {
    setPictures(shown) {
      if (scene.isDestroyed()) return
      const { imageryLayers } = scene
      const next = new Map<string, ImageryLayer>()
      // Base maps first: names lie over pictures.
      for (const pictures of shown.toSorted((a, b) => Number(b.isBase) - Number(a.isBase))) {
        const key = JSON.stringify(pictures)
        const layer = laid.get(key) ?? imageryLayers.addImageryProvider(providerOf(pictures, area))
        imageryLayers.raiseToTop(layer)
        next.set(key, layer)
      }
      for (const [key, layer] of laid) if (!next.has(key)) imageryLayers.remove(layer)
      laid = next
      const ours = imageryLayers.length > 0 ? imageryLayers.get(0) : undefined
      if (ours !== undefined && ![...next.values()].includes(ours))
        ours.show = !shown.some(({ isBase }) => isBase)
      scene.requestRender()
    },
  }
}

/** CGCS2000 has the pyramid of geographic WGS 84: two tiles at level 0, which many services count as their level 1. */
function providerOf(
  { url, subdomains, scheme, firstLevel, minZoom, maxZoom }: MapPictures,
  rectangle: Rectangle,
): UrlTemplateImageryProvider {
  const tilingScheme = scheme === 'EPSG:3857' ? new WebMercatorTilingScheme() : new GeographicTilingScheme()
  return new UrlTemplateImageryProvider({
    url: url.replaceAll('{z}', '{level}').replaceAll('{-y}', '{reverseY}'),
    customTags: {
      level: (_: UrlTemplateImageryProvider, _x: number, _y: number, level: number) =>
        String(level + firstLevel),
    },
    tileWidth: believedPx(256),
    tileHeight: believedPx(256),
    subdomains: subdomains.length > 0 ? [...subdomains] : ['a'],
    tilingScheme,
    rectangle,
    minimumLevel: Math.max(0, minZoom - firstLevel),
    maximumLevel: Math.max(0, maxZoom - firstLevel),
  })
}
