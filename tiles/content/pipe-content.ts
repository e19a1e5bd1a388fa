import type { Vec3 } from '../geometry/geodesy.ts'
import type { Mesh } from '../geometry/mesh.ts'
import { cover, emptyBounds, liftToLocal, type Plane, regionAround } from '../geometry/plane.ts'
import { addTube, tubeMesh } from '../geometry/tube.ts'
import { buildingMaterial, type Content } from './building-content.ts'
import { pipeColor, type Rgb } from './component-colors.ts'
import { unlit } from './component-content.ts'
import { isOfThisEarth } from './component-problem.ts'
import { componentTable } from './component-table.ts'
import { encodeMesh } from './encode-mesh.ts'
import { isDiameter, type PreparedPipe } from './prepared-pipe.ts'
import type { Shaft } from './shafts.ts'

/** Half the height of what stands for a pipe without length. */
const stubM = 0.5
const shaftRadiusM = 0.4
const shaftColor: Rgb = [0x9a, 0xa4, 0xad]

/** The axis of each part in the plane's frame; a pipe without length stands upright. */
function axesOf(plane: Plane, { paths, axisM }: PreparedPipe): Vec3[][] {
  return paths.map((path) => {
    if (path.length === 2) {
      const [x, y] = path as [number, number]
      return [-stubM, stubM].map((dz) => liftToLocal(plane, x, y, axisM(x, y) + dz))
    }
    const axis: Vec3[] = []
    for (let i = 0; i + 1 < path.length; i += 2) {
      const [x, y] = [path[i] as number, path[i + 1] as number]
      axis.push(liftToLocal(plane, x, y, axisM(x, y)))
    }
    return axis
  })
}

/** From afar: one coloured line a pipe; one feature each in the order given. */
export function encodeLines(plane: Plane, pipes: readonly PreparedPipe[]): Content {
  const mesh = { mode: 1, positions: [], featureIds: [], colors: [], indices: [] } as Mesh & {
    colors: number[]
    indices: number[]
  }
  pipes.forEach((pipe, featureId) => {
    for (const axis of axesOf(plane, pipe))
      axis.forEach((place, i) => {
        mesh.positions.push(...place)
        mesh.colors.push(...pipeColor(pipe.row.classCode), 255)
        const vertex = mesh.featureIds.push(featureId) - 1
        if (i > 0) mesh.indices.push(vertex - 1, vertex)
      })
  })
  const glb = encodeMesh(mesh, plane.frame, tableOf(pipes, []), unlit)
  return { glb, region: regionOf(plane, pipes, []) }
}

/** At hand: tubes as thick and as deep as they are, and shafts from the covers down to them; a feature each. */
export function encodeTubes(plane: Plane, pipes: readonly PreparedPipe[], shafts: readonly Shaft[]): Content {
  const mesh = tubeMesh()
  pipes.forEach((pipe, featureId) => {
    const color = pipeColor(pipe.row.classCode)
    for (const axis of axesOf(plane, pipe)) addTube(mesh, { axis, radiusM: pipe.radiusM, color, featureId })
  })
  shafts.forEach(({ x, y, topM, bottomM }, i) => {
    const axis = [bottomM, topM].map((heightM) => liftToLocal(plane, x, y, heightM))
    addTube(mesh, { axis, radiusM: shaftRadiusM, color: shaftColor, featureId: pipes.length + i })
  })
  const glb = encodeMesh(mesh, plane.frame, tableOf(pipes, shafts), buildingMaterial)
  return { glb, region: regionOf(plane, pipes, shafts) }
}

function regionOf(plane: Plane, pipes: readonly PreparedPipe[], shafts: readonly Shaft[]) {
  const bounds = emptyBounds()
  let [lowest, highest] = [Infinity, -Infinity]
  for (const { row, paths, axisM, radiusM } of pipes) {
    // A mitre reaches farther than the tube: 2.5 radii at most.
    const reach = 2.5 * radiusM + 0.01
    for (const path of paths) {
      const own = cover(emptyBounds(), path)
      cover(bounds, [own.minX - reach, own.minY - reach, own.maxX + reach, own.maxY + reach])
      // On a slope a bend reaches a little higher, too.
      const half = path.length === 2 ? stubM : radiusM * (row.footAt === undefined ? 1 : 1.5)
      for (let i = 0; i + 1 < path.length; i += 2) {
        const heightM = axisM(path[i] as number, path[i + 1] as number)
        lowest = Math.min(lowest, heightM - half)
        highest = Math.max(highest, heightM + half)
      }
    }
  }
  for (const { x, y, topM, bottomM } of shafts) {
    cover(bounds, [x - shaftRadiusM, y - shaftRadiusM, x + shaftRadiusM, y + shaftRadiusM])
    lowest = Math.min(lowest, bottomM)
    highest = Math.max(highest, topM)
  }
  return regionAround(plane, bounds, lowest, highest)
}

/** A diameter that a pipe may have, millimetres; 0 for none. */
const believed = (diameterMm: number | null) =>
  diameterMm !== null && isDiameter(diameterMm) ? diameterMm : 0

/** Pipes, then shafts: those carry the id of their cover. */
function tableOf(pipes: readonly PreparedPipe[], shafts: readonly Shaft[]) {
  const rows = [...pipes.map(({ row }) => row), ...shafts.map((shaft) => shaft.row)]
  const depths = [
    ...pipes.map(({ row: { depthM } }) => (depthM !== null && isOfThisEarth(depthM) ? depthM : 0)),
    ...shafts.map(({ topM, bottomM }) => topM - bottomM),
  ]
  return componentTable('pipe', rows, {
    depthM: { type: 'FLOAT32', values: depths },
    diameterMm: { type: 'FLOAT32', values: rows.map(({ diameterMm }) => believed(diameterMm)), noData: 0 },
  })
}
