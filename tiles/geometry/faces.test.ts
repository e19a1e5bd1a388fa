import { expect, test } from 'vitest'
import type { BuildingFace } from '../../geodata/model/city.ts'
import { gabledHouse } from '../testing/building-rows.ts'
import { addBody, drawableBody } from './faces.ts'
import { triangleMesh } from './mesh.ts'
import { planeAt } from './plane.ts'

const plane = planeAt(103.7, 36.05)
const house = gabledHouse(103.7, 36.05)

/** The volume that the triangles enclose if the open floor lies at height 0: right only where all look outward. */
function volumeM3(faces: readonly BuildingFace[]): number {
  const body = drawableBody(plane, faces) ?? expect.unreachable()
  const mesh = triangleMesh()
  addBody(mesh, plane, body, 0, 7)
  expect(new Set(mesh.featureIds)).toEqual(new Set([7]))
  const at = (v: number, axis: number) => mesh.positions[3 * v + axis] ?? Number.NaN
  let six = 0
  for (let t = 0; t < mesh.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => mesh.indices[t + k] ?? -1) as [number, number, number]
    six +=
      at(a, 0) * (at(b, 1) * at(c, 2) - at(b, 2) * at(c, 1)) -
      at(a, 1) * (at(b, 0) * at(c, 2) - at(b, 2) * at(c, 0)) +
      at(a, 2) * (at(b, 0) * at(c, 1) - at(b, 1) * at(c, 0))
  }
  return six / 6
}

test('A house with a gable is drawn to its ridge, everything looking outward', () => {
  const body = drawableBody(plane, house) ?? expect.unreachable()
  expect([body.lowM, body.highM]).toEqual([0, 9])
  expect(body.bounds.maxX - body.bounds.minX).toBeCloseTo(20, 1)
  // 20 × 12 m, 6 m to the eaves, and half of the 3 m above them.
  expect(volumeM3(house)).toBeCloseTo(20 * 12 * (6 + 3 / 2), -1)
})

test('A house turned inside out is turned back, and so is a single roof', () => {
  const turned = (face: BuildingFace): BuildingFace => ({
    ...face,
    rings: face.rings.map((ring) => {
      const corners = Array.from({ length: ring.length / 3 }, (_, i) => ring.slice(3 * i, 3 * i + 3))
      return corners.reverse().flat()
    }),
  })
  expect(volumeM3(house.map(turned))).toBeCloseTo(volumeM3(house), 6)
  expect(volumeM3(house.map((face, i) => (i === 0 ? turned(face) : face)))).toBeCloseTo(volumeM3(house), 6)
})

test('Faces without area are left out; a body without a roof is none', () => {
  const nothing: BuildingFace = { kind: 'roof', rings: [[103.7, 36.05, 3, 103.7, 36.05, 3, 103.7, 36.05, 3]] }
  const line: BuildingFace = { kind: 'wall', rings: [[103.7, 36.05, 0, 103.7001, 36.05, 0]] }
  expect(drawableBody(plane, [...house, nothing, line])?.faces.length).toBe(house.length)
  expect(drawableBody(plane, [nothing, line])).toBeNull()
  expect(
    drawableBody(
      plane,
      house.filter(({ kind }) => kind === 'wall'),
    ),
  ).toBeNull()
  expect(drawableBody(plane, [])).toBeNull()
})
