import {
  GeographicTilingScheme,
  type ImageryLayer,
  Rectangle,
  type Scene,
  UrlTemplateImageryProvider,
  WebMercatorTilingScheme,
} from 'cesium'
import type { MapPictures } from './scene-port.ts'

const MARGIN_DEG = 0.05

/** Pictures of the city's own map services: a base map in place of ours, others over it. Ours is the lowest layer of the globe. */
export function createServiceImagery(
  scene: Scene,
  [west, south, east, north]: readonly [number, number, number, number],
): { setPictures(shown: readonly MapPictures[]): void } {
  const area = Rectangle.fromDegrees(
    west - MARGIN_DEG,
    south - MARGIN_DEG,
    east + MARGIN_DEG,
    north + MARGIN_DEG,
  )
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
    subdomains: subdomains.length > 0 ? [...subdomains] : ['a'],
    tilingScheme,
    rectangle,
    minimumLevel: Math.max(0, minZoom - firstLevel),
    maximumLevel: Math.max(0, maxZoom - firstLevel),
  })
}
