// The product's scene with somebody at its controls, for flight.bench.ts, which builds the client with this in place of city-scene.ts.
import {
  Cartesian3,
  type Cesium3DTile,
  Cesium3DTileset,
  type CesiumWidget,
  Color,
  ConstantProperty,
  CustomDataSource,
  GeoJsonDataSource,
} from 'cesium'
import { createCityScene as create } from '../city-scene.ts'
import type { CameraView, ScenePort } from '../scene-port.ts'

/** What `countDraws` of flight.bench.ts keeps. */
declare const gl: { isDrawing: boolean; isTimed: boolean; draws: number; waitedMs: number }

/** One leg of a path: from its first view to its last, evenly in time. */
export interface Leg {
  readonly name: string
  readonly seconds: number
  readonly views: readonly CameraView[]
}
export interface LegFigures {
  readonly name: string
  readonly frames: number
  readonly scriptMs: readonly number[]
  readonly commands: readonly number[]
  readonly draws: readonly number[]
  readonly shown: readonly Shown[]
}
/** Objects in the tiles that a frame draws; a block or a mark stands for as many as it counts. */
interface Shown {
  readonly building: number
  readonly component: number
}
type Place = readonly [lon: number, lat: number]

const FRAME_MS = 33
const SAMPLE_EVERY = 20
const ROUNDS = 40
const rest = (ms: number) => new Promise((resume) => setTimeout(resume, ms))

export function createCityScene(...given: Parameters<typeof create>): ReturnType<typeof create> {
  const city = create(...given)
  Object.assign(globalThis, { flight: createFlight(given[0], city.port) })
  return city
}

function createFlight(widget: CesiumWidget, port: ScenePort) {
  const { scene } = widget
  const frame = (view: CameraView | null) => {
    const started = performance.now()
    if (view !== null) port.setView(view)
    scene.requestRender()
    widget.render()
    return performance.now() - started
  }
  /** Draws when told to, not by the clock; without the strokes themselves, which software would take a second for. */
  const atControls = async <T>(isDrawing: boolean, work: () => Promise<T>): Promise<T> => {
    widget.useDefaultRenderLoop = false
    gl.isDrawing = isDrawing
    try {
      return await work()
    } finally {
      gl.isDrawing = true
      widget.useDefaultRenderLoop = true
    }
  }

  async function flyLeg({ name, seconds, views }: Leg): Promise<LegFigures> {
    const figures = { scriptMs: [] as number[], commands: [] as number[], draws: [] as number[] }
    const seen: Shown[] = []
    const began = performance.now()
    for (let frames = 0; performance.now() - began < seconds * 1000; frames += 1) {
      const started = performance.now()
      gl.draws = 0
      figures.scriptMs.push(frame(between(views, (started - began) / (seconds * 1000))))
      figures.draws.push(gl.draws)
      figures.commands.push(port.figures()?.drawCommands ?? 0)
      if (frames % SAMPLE_EVERY === SAMPLE_EVERY - 1) seen.push(shown(scene))
      await rest(Math.max(0, FRAME_MS - (performance.now() - started)))
    }
    return { name, frames: figures.scriptMs.length, ...figures, shown: seen }
  }

  /** Waits at a view until all its tiles are there. */
  async function settle(view: CameraView): Promise<Shown> {
    return atControls(false, async () => {
      for (let i = 0; i < 3000 && (i < 30 || (port.figures()?.tilesPending ?? 1) > 0); i += 1) {
        frame(view)
        await rest(FRAME_MS)
      }
      return shown(scene)
    })
  }

  /** A click's work in the page: the draw of the few pixels, the answer of the graphics card waited for, the row found. */
  async function pick(view: CameraView) {
    await settle(view)
    frame(view)
    const found: { kind: string; id: string; scriptMs: number; waitedMs: number }[] = []
    const canvas = scene.canvas
    for (const [x, y] of [
      [0.5, 0.6],
      [0.35, 0.7],
      [0.6, 0.75],
      [0.45, 0.8],
      [0.7, 0.65],
      [0.55, 0.85],
    ] as const) {
      const [clientX, clientY] = [canvas.clientWidth * x, canvas.clientHeight * y]
      let picked: { kind: string; id?: string } | null = null
      const stop = port.onPick((one) => {
        picked = one as unknown as { kind: string; id?: string } | null
      })
      Object.assign(gl, { isTimed: true, waitedMs: 0 })
      const started = performance.now()
      for (const type of ['pointerdown', 'pointerup', 'click'])
        canvas.dispatchEvent(
          new PointerEvent(type, {
            clientX,
            clientY,
            pointerId: 1,
            button: 0,
            bubbles: true,
            isPrimary: true,
          }),
        )
      const scriptMs = performance.now() - started - gl.waitedMs
      gl.isTimed = false
      stop()
      const { kind, id } = (picked ?? { kind: 'ground' }) as { kind: string; id?: string }
      found.push({ kind, id: id ?? '', scriptMs, waitedMs: gl.waitedMs })
      await rest(1500)
    }
    return found
  }

  /** Our layers, nothing, and the same kinds of objects as plain entities, at one view: each in a scene at rest. */
  async function plain(view: CameraView, buildings: object, components: readonly Place[]) {
    const tiled = await settle(view)
    return atControls(false, async () => {
      const heap = () =>
        (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1e6
      const measure = async () => {
        const times: number[] = []
        for (let i = 0; i < ROUNDS; i += 1) {
          times.push(frame(view))
          await rest(FRAME_MS)
        }
        return { frameMs: median(times), commands: port.figures()?.drawCommands ?? 0 }
      }
      const none = { heapMb: 0, madeMs: 0 }
      const tiles = {
        name: 'tiles',
        ...(await measure()),
        ...none,
        objects: tiled.building + tiled.component,
      }
      port.setLayers(new Set())
      const bare = { name: 'nothing of the city but the ground', ...(await measure()), ...none, objects: 0 }
      const [started, before] = [performance.now(), heap()]
      await widget.dataSources.add(await bodiesOf(buildings))
      await widget.dataSources.add(pointsOf(components))
      for (let i = 0; i < 3000 && !(widget.dataSourceDisplay.ready && i > 20); i += 1) {
        frame(view)
        await rest(FRAME_MS)
      }
      const made = { madeMs: performance.now() - started, heapMb: heap() - before, objects: null }
      const entities = await measure()
      return [tiles, bare, { name: 'plain entities', ...entities, ...made }]
    })
  }

  return {
    flyLeg: (leg: Leg) => atControls(false, () => flyLeg(leg)),
    settle,
    pick,
    plain,
    tileBytes: () => port.figures()?.tileBytes ?? 0,
  }
}
export type Flight = ReturnType<typeof createFlight>

async function bodiesOf(buildings: object): Promise<GeoJsonDataSource> {
  const source = await GeoJsonDataSource.load(buildings, { fill: Color.WHITE })
  for (const { polygon, properties } of source.entities.values)
    if (polygon !== undefined) {
      polygon.extrudedHeight = new ConstantProperty(properties?.heightM?.getValue())
      polygon.outline = new ConstantProperty(false)
    }
  return source
}

function pointsOf(places: readonly Place[]): CustomDataSource {
  const source = new CustomDataSource('components')
  for (const [lon, lat] of places)
    source.entities.add({
      position: Cartesian3.fromDegrees(lon, lat, 1),
      point: { pixelSize: 4, color: Color.CYAN },
    })
  return source
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** The view at a share of the way, turning the short way round. */
function between(views: readonly CameraView[], share: number): CameraView {
  const at = Math.min(share, 0.999999) * (views.length - 1)
  const [from, to] = [views[Math.floor(at)], views[Math.floor(at) + 1]] as [CameraView, CameraView]
  const mix = (a: number, b: number) => a + (b - a) * (at % 1)
  const turn = ((to.headingDeg - from.headingDeg + 540) % 360) - 180
  return {
    lon: mix(from.lon, to.lon),
    lat: mix(from.lat, to.lat),
    heightM: mix(from.heightM, to.heightM),
    headingDeg: from.headingDeg + turn * (at % 1),
    pitchDeg: mix(from.pitchDeg, to.pitchDeg),
  }
}

function shown(scene: CesiumWidget['scene']): Shown {
  const counts = { building: 0, component: 0 }
  const { primitives } = scene
  for (let i = 0; i < primitives.length; i += 1) {
    const one: unknown = primitives.get(i)
    if (!(one instanceof Cesium3DTileset) || !one.show) continue
    const kind = one.resource.url.includes('/buildings/')
      ? 'building'
      : one.resource.url.includes('/components/')
        ? 'component'
        : null
    if (kind === null) continue
    for (const tile of (one as unknown as { _selectedTiles: Cesium3DTile[] })._selectedTiles)
      counts[kind] += objectsOf(tile)
  }
  return counts
}

function objectsOf({ content }: Cesium3DTile): number {
  let objects = 0
  for (let i = 0; i < (content?.featuresLength ?? 0); i += 1) {
    const count: unknown = content.getFeature(i).getProperty('count')
    objects += typeof count === 'number' ? count : 1
  }
  return objects
}
