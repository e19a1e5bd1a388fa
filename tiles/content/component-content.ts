import type { GltfMaterial } from '../format/gltf.ts'
import type { PropertyTable } from '../format/property-table.ts'
import type { Mesh } from '../geometry/mesh.ts'
import { cover, emptyBounds, liftToLocal, type Plane, regionAround, toPlane } from '../geometry/plane.ts'
import type { ComponentRow } from '../source/component-source.ts'
import type { Content } from './building-content.ts'
import { componentColor, pipeColor } from './component-colors.ts'
import { encodeMesh } from './encode-mesh.ts'

/** Points are drawn this far above their foot, so that the ground does not swallow them. */
const pointLiftM = 0.5

const unlit: GltfMaterial = {
  pbrMetallicRoughness: { baseColorFactor: [1, 1, 1, 1], metallicFactor: 0, roughnessFactor: 1 },
  extensions: { KHR_materials_unlit: {} },
}
const states = ['intact', 'damaged', 'lost', 'abandoned', 'removed'] as const

/** One coloured point a component, one feature each in the order given. */
export function encodePoints(plane: Plane, rows: ComponentRow[]): Content {
  const mesh: Mesh & { colors: number[] } = { mode: 0, positions: [], featureIds: [], colors: [] }
  const bounds = emptyBounds()
  let [lowest, highest] = [Infinity, -Infinity]
  rows.forEach((row, featureId) => {
    const [x, y] = toPlane(plane, [row.lon, row.lat]) as [number, number]
    const heightM = row.heightM + pointLiftM
    mesh.positions.push(...liftToLocal(plane, x, y, heightM))
    mesh.colors.push(...componentColor(row.classCode), 255)
    mesh.featureIds.push(featureId)
    cover(bounds, [x, y])
    lowest = Math.min(lowest, heightM)
    highest = Math.max(highest, heightM)
  })
  const region = regionAround(plane, bounds, lowest, highest)
  const table = componentTable('component', rows, {})
  return { glb: encodeMesh(mesh, plane.frame, table, unlit), region }
}

/** One coloured line a pipe, at its depth below its foot; one feature each in the order given. */
export function encodeLines(plane: Plane, rows: ComponentRow[]): Content {
  const mesh: Mesh & { colors: number[]; indices: number[] } = {
    mode: 1,
    positions: [],
    featureIds: [],
    colors: [],
    indices: [],
  }
  const bounds = emptyBounds()
  let [lowest, highest] = [Infinity, -Infinity]
  rows.forEach((row, featureId) => {
    const heightM = row.heightM - (row.depthM ?? 0)
    for (const line of row.lines) {
      const flat = toPlane(plane, line)
      cover(bounds, flat)
      for (let i = 0; i + 1 < flat.length; i += 2) {
        mesh.positions.push(...liftToLocal(plane, flat[i] as number, flat[i + 1] as number, heightM))
        mesh.colors.push(...pipeColor(row.classCode), 255)
        const vertex = mesh.featureIds.push(featureId) - 1
        if (i > 0) mesh.indices.push(vertex - 1, vertex)
      }
    }
    lowest = Math.min(lowest, heightM)
    highest = Math.max(highest, heightM)
  })
  const region = regionAround(plane, bounds, lowest, highest)
  const table = componentTable('pipe', rows, {
    depthM: { type: 'FLOAT32', values: rows.map((row) => row.depthM ?? 0) },
    diameterMm: { type: 'FLOAT32', values: rows.map((row) => row.diameterMm ?? 0), noData: 0 },
  })
  return { glb: encodeMesh(mesh, plane.frame, table, unlit), region }
}

function componentTable(
  className: string,
  rows: ComponentRow[],
  more: PropertyTable['columns'],
): PropertyTable {
  return {
    className,
    count: rows.length,
    columns: {
      id: { type: 'UINT32', values: rows.map((row) => row.id) },
      classCode: { type: 'UINT32', values: rows.map((row) => Number(row.classCode) || 0) },
      state: { type: 'UINT8', values: rows.map((row) => states.indexOf(row.state)) },
      ...more,
    },
  }
}

/** Content bytes of a point or of a pipe with `points` corners, its row included. */
export const componentBytes = (points: number): number => 20 * points + 20
