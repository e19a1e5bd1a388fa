import type { GltfMaterial } from '../format/gltf.ts'
import type { Mesh } from '../geometry/mesh.ts'
import { cover, emptyBounds, liftToLocal, type Plane, regionAround, toPlane } from '../geometry/plane.ts'
import type { ComponentRow } from '../source/component-source.ts'
import type { Content } from './building-content.ts'
import { componentColor } from './component-colors.ts'
import { modelForClass } from './component-models.ts'
import { componentTable } from './component-table.ts'
import { encodeInstances, type Stand } from './encode-instances.ts'
import { encodeMesh } from './encode-mesh.ts'
import { heightOf, type Model } from './model-shapes.ts'
import { type ModelName, modelNamed } from './models.ts'

/** Points are drawn this far above their foot, so that the ground does not swallow them. */
const pointLiftM = 0.5
/** Of what stands closer together than this, one is drawn in the middle distance. */
export const thinM = 6

/** Colours as they are, in no light: points, lines, marks. */
export const unlit: GltfMaterial = {
  pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1], metallicFactor: 0, roughnessFactor: 1 },
  extensions: { KHR_materials_unlit: {} },
}

/**
 * The middle distance: one coloured point for the components of each square of `thinM`, one feature each in the order
 * given. What is damaged, lost or abandoned is never left out for one that is whole.
 */
export function encodePoints(plane: Plane, rows: readonly ComponentRow[]): Content {
  const mesh: Mesh & { colors: number[] } = { mode: 0, positions: [], featureIds: [], colors: [] }
  const bounds = emptyBounds()
  let [lowest, highest] = [Infinity, -Infinity]
  const kept = thinned(plane, rows)
  kept.forEach((row, featureId) => {
    const [x, y] = toPlane(plane, [row.lon, row.lat]) as [number, number]
    const heightM = row.heightM + pointLiftM
    mesh.positions.push(...liftToLocal(plane, x, y, heightM))
    mesh.colors.push(...componentColor(row), 255)
    mesh.featureIds.push(featureId)
    cover(bounds, [x, y])
    lowest = Math.min(lowest, heightM)
    highest = Math.max(highest, heightM)
  })
  const region = regionAround(plane, bounds, lowest, highest)
  return { glb: encodeMesh(mesh, plane.frame, componentTable('component', kept), unlit), region }
}

function thinned(plane: Plane, rows: readonly ComponentRow[]): ComponentRow[] {
  const bySquare = new Map<string, ComponentRow>()
  const kept: ComponentRow[] = []
  for (const row of rows) {
    const [x, y] = toPlane(plane, [row.lon, row.lat]) as [number, number]
    const square = `${Math.floor(x / thinM)}/${Math.floor(y / thinM)}`
    if (row.state !== 'intact') kept.push(row)
    else if (!bySquare.has(square)) {
      bySquare.set(square, row)
      kept.push(row)
    }
  }
  return kept
}

/** How far a model reaches from its foot. */
interface Reach {
  asideM: number
  highM: number
}

const reaches = new Map<ModelName, Reach>()

function reachOf(name: ModelName): Reach {
  const known = reaches.get(name)
  if (known !== undefined) return known
  const model = modelNamed(name)
  const reach = { asideM: asideOf(model), highM: heightOf(model) }
  reaches.set(name, reach)
  return reach
}

const asideOf = ({ positions }: Model): number =>
  positions.reduce((widest, value, i) => (i % 3 === 2 ? widest : Math.max(widest, Math.abs(value))), 0)

/** The signs that stand over a component that is not as it should be. */
const signOf: Partial<Record<ComponentRow['state'], ModelName>> = {
  damaged: 'damaged',
  lost: 'lost',
  abandoned: 'abandoned',
}
const signGapM = 0.4

/**
 * At hand: the model of its class for each component, one feature each in the order given, and over those in a bad state
 * a sign that belongs to the same feature.
 */
export function encodeModels(plane: Plane, rows: readonly ComponentRow[]): Content {
  const stands = new Map<ModelName, Stand>()
  const bounds = emptyBounds()
  let [lowest, highest] = [Infinity, -Infinity]
  const put = (name: ModelName, place: readonly [number, number], heightM: number, featureId: number) => {
    const stand = stands.get(name) ?? { places: [], featureIds: [] }
    stand.places.push(...liftToLocal(plane, ...place, heightM))
    stand.featureIds.push(featureId)
    stands.set(name, stand)
    const { asideM, highM } = reachOf(name)
    const [x, y] = place
    cover(bounds, [x - asideM, y - asideM, x + asideM, y + asideM])
    highest = Math.max(highest, heightM + highM)
  }
  rows.forEach((row, featureId) => {
    const place = toPlane(plane, [row.lon, row.lat]) as [number, number]
    const name = modelForClass(row.classCode)
    put(name, place, row.heightM, featureId)
    const sign = signOf[row.state]
    if (sign !== undefined) put(sign, place, row.heightM + reachOf(name).highM + signGapM, featureId)
    lowest = Math.min(lowest, row.heightM)
  })
  const region = regionAround(plane, bounds, lowest, highest)
  return { glb: encodeInstances(stands, plane.frame, componentTable('component', rows)), region }
}
