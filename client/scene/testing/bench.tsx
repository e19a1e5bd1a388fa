// The scene alone with its clock stopped, for state.bench.ts: each frame is drawn when it is asked for, and its script is timed.
import {
  Cartesian3,
  type Cesium3DTile,
  Cesium3DTileset,
  CesiumWidget,
  Color,
  ConstantPositionProperty,
  CustomDataSource,
  DataSourceDisplay,
  JulianDate,
} from 'cesium'
import { createCityScene } from '../city-scene.ts'
import type { ScenePort } from '../scene-port.ts'
import { viewerOptions } from '../viewer-options.ts'

Object.assign(globalThis, { CESIUM_BASE_URL: '/cesium/' })

const root = document.getElementById('root') as HTMLElement
let widget: CesiumWidget
let port: ScenePort

/** Script of one frame, milliseconds. */
function frame(change: () => void = () => {}): number {
  const started = performance.now()
  change()
  widget.scene.requestRender()
  widget.scene.render()
  return performance.now() - started
}
const rest = (ms: number) => new Promise((resume) => setTimeout(resume, ms))
/** The time that a tenth stays under: on a machine that does other work too, that work is not in it. */
const usual = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 10)] ?? 0

/** Frames with a change and without, in turns. */
async function compare(rounds: number, change: (round: number) => void) {
  const [plain, changed]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    plain.push(frame())
    await rest(60)
    changed.push(frame(() => change(round)))
    await rest(60)
  }
  return { plain: usual(plain), changed: usual(changed) }
}

async function open(home: readonly [number, number, number, number]): Promise<void> {
  widget = new CesiumWidget(root, { ...viewerOptions, useDefaultRenderLoop: false })
  port = createCityScene(widget, { home, theme: 'command' }).port
  port.setLayers(new Set(['buildings', 'inspectors']))
  port.home()
  for (let i = 0; i < 200 && (i < 10 || (port.figures()?.tilesPending ?? 1) > 0); i += 1) {
    frame()
    await rest(100)
  }
}

function tileset(): Cesium3DTileset {
  const { primitives } = widget.scene
  for (let i = 0; i < primitives.length; i += 1) {
    const one: unknown = primitives.get(i)
    if (one instanceof Cesium3DTileset) return one
  }
  throw new Error('No buildings.')
}

/** All features of the tiles that are drawn. */
function features() {
  const found: { color: Color }[] = []
  const walk = (tile: Cesium3DTile) => {
    const { content } = tile
    for (let i = 0; i < (content?.featuresLength ?? 0); i += 1) found.push(content.getFeature(i))
    for (const child of tile.children) walk(child)
  }
  walk(tileset().root)
  return found
}

/** Lights for the ids of a city of so many buildings, another for each round. */
function lightsOf(buildings: number, every: number) {
  const ids = Uint32Array.from({ length: Math.floor(buildings / every) }, (_, i) => (i + 1) * every - 1)
  const rounds = [0, 1, 2, 3].map((round) => Uint8Array.from(ids, (_, i) => 1 + ((i + round) % 3)))
  return (round: number) =>
    port.setBuildingStates('light', ids, rounds[round % 4] ?? new Uint8Array(ids.length))
}

/** What it costs to colour all by one picture — every building anew, those with cases, by something else — and each by itself. */
async function recolour(buildings: number, rounds: number) {
  port.setColors('cases')
  const all = lightsOf(buildings, 1)
  all(0)
  const every = await compare(rounds, all)
  const cases = await compare(rounds, lightsOf(buildings, 50))
  // As many as are loaded in a wide view, their ids all over the city's.
  const view = await compare(rounds, lightsOf(buildings, 20))
  const other = await compare(rounds, (round) => port.setColors(round % 2 === 0 ? 'height' : 'cases'))
  tileset().customShader = undefined
  for (let i = 0; i < 5; i += 1) {
    frame()
    await rest(100)
  }
  const loaded = features()
  const colors = [Color.RED, Color.YELLOW, Color.GREEN, Color.BLUE]
  const single = await compare(rounds, (round) => {
    loaded.forEach((feature, i) => {
      feature.color = colors[(i + round) % 4] ?? Color.WHITE
    })
  })
  return { loaded: loaded.length, every, cases, view, other, single }
}

const placeOf = (i: number, round: number) => ({
  lon: 103.8 + (i % 100) * 0.00007 + round * 0.00001,
  lat: 36.057 + Math.floor(i / 100) * 0.00005,
})

/** What five thousand movers cost: a second's reports, a frame on the way, and the same as entities. */
async function movers(count: number, rounds: number) {
  port.setLayers(new Set(['inspectors']))
  port.setData(
    'inspectors',
    Array.from({ length: count }, (_, i) => ({ id: String(i), name: '', ...placeOf(i, 0) })),
  )
  for (let i = 0; i < 5; i += 1) frame()
  const reports: number[] = []
  const walking: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const moves = Array.from({ length: count }, (_, i) => ({ id: String(i), ...placeOf(i, round) }))
    const started = performance.now()
    port.moveInspectors(moves)
    reports.push(performance.now() - started)
    for (let i = 0; i < 4; i += 1) {
      await rest(150)
      walking.push(frame())
    }
    await rest(400)
  }
  port.setLayers(new Set())
  const idle: number[] = []
  for (let i = 0; i < rounds * 4; i += 1) {
    await rest(50)
    idle.push(frame())
  }
  const entity = await entities(count, rounds)
  return { report: usual(reports), walking: usual(walking), idle: usual(idle), entity }
}

async function entities(count: number, rounds: number): Promise<number> {
  const source = new CustomDataSource('movers')
  const display = new DataSourceDisplay({ scene: widget.scene, dataSourceCollection: widget.dataSources })
  await widget.dataSources.add(source)
  const positions = Array.from({ length: count }, (_, i) => {
    const { lon, lat } = placeOf(i, 0)
    const position = new ConstantPositionProperty(Cartesian3.fromDegrees(lon, lat, 2))
    source.entities.add({ position, point: { pixelSize: 9, color: Color.CYAN } })
    return position
  })
  const times: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    await rest(100)
    times.push(
      frame(() => {
        positions.forEach((position, i) => {
          const { lon, lat } = placeOf(i, round)
          position.setValue(Cartesian3.fromDegrees(lon, lat, 2))
        })
        display.update(JulianDate.now())
      }),
    )
  }
  return usual(times)
}

const bench = { open, recolour, movers }
export type Bench = typeof bench
Object.assign(globalThis, { bench })
