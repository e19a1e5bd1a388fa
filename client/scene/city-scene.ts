import { Cartesian3, type CesiumWidget, DirectionalLight, Matrix4, type Scene, Transforms } from 'cesium'
import { createCameraDesk } from './camera-desk.ts'
import { addDepthLook } from './depth-look.ts'
import { layGround } from './ground.ts'
import { createServiceImagery, layBaseMap } from './imagery.ts'
import { createGridLayer, type GridLayer } from './layers/grid-layer.ts'
import type { DataLayer, Layer } from './layers/layer.ts'
import { createCameraLayer, createCaseLayer, createInspectorLayer } from './layers/mark-layers.ts'
import type { MoverLayer } from './layers/mover-layer.ts'
import { createPopulationLayer } from './layers/population-layer.ts'
import { createTilesetLayer } from './layers/tileset-layer.ts'
import { createPicking } from './picking.ts'
import { createRoundPoints } from './round-points.ts'
import type {
  GridLayerId,
  LayerId,
  SceneData,
  ScenePort,
  SceneState,
  SceneTheme,
  TileLayerId,
} from './scene-port.ts'
import { createSelection } from './selection.ts'
import { type BuildingShade, createBuildingShade } from './state/building-shade.ts'
import { createColorGaps } from './state/color-gaps.ts'
import { createMapTools } from './tools/map-tools.ts'
import { createSketchPad } from './tools/sketch-pad.ts'
import { takePicture } from './tools/take-picture.ts'
import { colorOf, LOOKS } from './viewer-options.ts'

interface CityOptions {
  home: readonly [number, number, number, number]
  theme: SceneTheme
}

/** The city in a widget: base map, layers, camera, picking. `dispose` leaves the widget as it was given. */
export function createCityScene(
  widget: CesiumWidget,
  { home, theme }: CityOptions,
): { port: ScenePort; dispose(): void } {
  const { scene } = widget
  dress(scene, home, theme)
  layGround(scene)
  const { setPictures } = createServiceImagery(scene, home)
  let isDisposed = false
  const isGone = () => isDisposed || scene.isDestroyed()
  const stateListeners = new Set<(state: SceneState) => void>()
  let state: SceneState = { state: 'loading' }
  const become = (next: SceneState) => {
    if (state.state === next.state || state.state === 'failed') return
    state = next
    for (const listener of stateListeners) listener(state)
  }
  const shade = createBuildingShade(LOOKS[theme])
  shade.attach(scene)
  const { layers, tilesets, data } = createLayers(theme, shade, () => become({ state: 'ready' }))
  for (const layer of layers.values()) layer.attach(scene)
  const gaps = createColorGaps(
    scene,
    () => tilesets[0]?.tileset(),
    () => shade.beyond,
  )
  const desk = createCameraDesk(widget, home)
  const selection = createSelection(scene)
  const sketchPad = createSketchPad(scene)
  const depthLook = addDepthLook(scene, LOOKS[theme].depth)
  const picking = createPicking(widget, () => [...layers.values()])
  const {
    setPipes,
    dispose: disposeTools,
    ...toolPort
  } = createMapTools({
    ...{ widget, home, depthLook },
    view: desk.view,
    setFree: desk.setFree,
    setBuildingAlpha: shade.setAlpha,
    setGridAlpha: (layer, alpha) => data[layer].setAlpha(alpha),
  })
  const stopListening = [
    scene.renderError.addEventListener((_: Scene, error: unknown) =>
      become({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
    ),
  ]

  const port: ScenePort = {
    ...toolPort,
    setData(layer, given) {
      ;(data[layer] as DataLayer<unknown>).update(given)
    },
    setLayers(shown) {
      if (isGone()) return
      for (const [id, layer] of layers) layer.setShown(shown.has(id))
      setPipes(shown.has('pipes'))
      if (!shown.has('buildings')) become({ state: 'ready' })
    },
    moveInspectors: data.inspectors.move,
    setColors(by) {
      shade.setColors(by)
      for (const grids of GRID_LAYERS) data[grids].setColors(by)
    },
    onColorGaps: gaps.listen,
    setGridStates(layer, channel, codes, values) {
      if (!isGone()) data[layer].setStates(channel, codes, values)
    },
    setBuildingStates: shade.setStates,
    reloadTiles(layer) {
      if (!isGone()) tilesets[TILE_LAYERS.indexOf(layer)]?.reload()
    },
    setPictures,
    setMode: desk.setMode,
    select: selection.select,
    flyTo: desk.flyTo,
    home: desk.home,
    view: desk.view,
    setView: desk.setView,
    setSketch: sketchPad.draw,
    onPick: picking.onPick,
    trace: picking.trace,
    placeAt: picking.placeAt,
    picture: () => (isGone() ? null : takePicture(scene)),
    onViewChange: desk.onViewChange,
    onState(listener) {
      stateListeners.add(listener)
      listener(state)
      return () => stateListeners.delete(listener)
    },
    figures: () =>
      isGone()
        ? null
        : {
            drawCommands: (scene as unknown as { frameState: { commandList: unknown[] } }).frameState
              .commandList.length,
            tileBytes: sum(tilesets.map((tileset) => tileset.tileset()?.totalMemoryUsageInBytes ?? 0)),
            tilesPending:
              tilesets.filter((tileset) => tileset.tileset()?.tilesLoaded === false).length +
              (scene.globe.tilesLoaded ? 0 : 1),
            statesBeyond: shade.beyond,
            marks: {
              cases: data.cases.count,
              inspectors: data.inspectors.count,
              cameras: data.cameras.count,
              'unit-grids': data['unit-grids'].count,
              population: data.population.count,
            },
          },
  }
  return {
    port,
    dispose() {
      isDisposed = true
      stateListeners.clear()
      for (const stop of stopListening) stop()
      disposeTools()
      picking.dispose()
      desk.dispose()
      selection.dispose()
      sketchPad.dispose()
      depthLook.dispose()
      gaps.dispose()
      shade.dispose()
      for (const layer of layers.values()) layer.dispose()
    },
  }
}

/** In the order in which they are made below. */
const TILE_LAYERS: readonly TileLayerId[] = ['buildings', 'components', 'pipes']

const GRID_LAYERS: readonly GridLayerId[] = ['unit-grids', 'responsibility-grids']

type DataLayers = { [K in keyof SceneData]: DataLayer<SceneData[K][number]> } & {
  inspectors: MoverLayer
} & Record<GridLayerId, GridLayer>

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

/** Size of a component that is shown by a point. */
const POINT_PX = 5

function createLayers(theme: SceneTheme, shade: BuildingShade, onBuildings: () => void) {
  const buildings = createTilesetLayer({
    url: '/tiles/buildings/tileset.json',
    kind: 'building',
    errorPx: 12,
    onLoaded: onBuildings,
    dress: shade.dress,
    ambient: LOOKS[theme].ambient,
  })
  const roundPoints = createRoundPoints(POINT_PX)
  const components = createTilesetLayer({
    url: '/tiles/components/tileset.json',
    kind: 'component',
    errorPx: 16,
    pointPx: POINT_PX,
    dress: (tileset) => {
      tileset.customShader = roundPoints
    },
    ambient: LOOKS[theme].thingAmbient,
  })
  const pipes = createTilesetLayer({
    url: '/tiles/pipes/tileset.json',
    kind: 'pipe',
    errorPx: 16,
    ambient: LOOKS[theme].thingAmbient,
  })
  const data: DataLayers = {
    cases: createCaseLayer(),
    inspectors: createInspectorLayer(),
    cameras: createCameraLayer(),
    'unit-grids': createGridLayer({ color: '#3fb6d8', alpha: 0.3, widthPx: 1, heightM: 1.5 }),
    'responsibility-grids': createGridLayer({ color: '#ffd27a', alpha: 0.6, widthPx: 2, heightM: 2 }),
    population: createPopulationLayer(),
  }
  const layers = new Map<LayerId, Layer>([
    ['buildings', buildings],
    ['components', components],
    ['pipes', pipes],
    ...(Object.entries(data) as [LayerId, Layer][]),
  ])
  return { layers, tilesets: [buildings, components, pipes], data }
}

/** Our own base map on a bare ellipsoid, soft light from one side, a calm fade into the distance. */
function dress(scene: Scene, [west, south, east, north]: CityOptions['home'], theme: SceneTheme): void {
  const { ground, style } = LOOKS[theme]
  const { globe } = scene
  scene.backgroundColor = colorOf(ground)
  globe.baseColor = colorOf(ground)
  globe.showGroundAtmosphere = false
  globe.enableLighting = false
  // The depth of the ground is what the distance fades by.
  globe.depthTestAgainstTerrain = true
  if (scene.sun !== undefined) scene.sun.show = false
  if (scene.moon !== undefined) scene.moon.show = false
  const center = Cartesian3.fromDegrees((west + east) / 2, (south + north) / 2)
  const down = Matrix4.multiplyByPointAsVector(
    Transforms.eastNorthUpToFixedFrame(center),
    new Cartesian3(0.5, 0.28, -0.82),
    new Cartesian3(),
  )
  scene.light = new DirectionalLight({ direction: Cartesian3.normalize(down, down), intensity: 2.1 })
  layBaseMap(scene, [west, south, east, north], style)
}
