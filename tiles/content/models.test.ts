import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { modelForClass, modelledClasses } from './component-models.ts'
import { heightOf, triangleCount } from './model-shapes.ts'
import { MODEL_NAMES, modelNamed } from './models.ts'

const catalog = JSON.parse(
  readFileSync(new URL('../../geodata/catalog/components.json', import.meta.url), 'utf8'),
) as { code: string; standard: string }[]
const classes = catalog.filter(({ standard }) => standard === 'GB/T 47678.5-2026').map(({ code }) => code)

describe('The models of components', () => {
  test('are given to every class of the catalog and to nothing else', () => {
    expect(classes.length).toBeGreaterThan(150)
    expect([...modelledClasses().keys()].sort()).toEqual(classes.toSorted())
  })

  test('are known by the four digits of 2013 too, and a class nobody knows is a pillar', () => {
    expect(modelForClass('0137')).toBe(modelForClass('01037'))
    expect([modelForClass('99999'), modelForClass('')]).toEqual(['pillar', 'pillar'])
  })

  test.each(MODEL_NAMES)(
    '%s has at most 60 triangles, stands on the ground and is as large as the thing',
    (name) => {
      const model = modelNamed(name)
      expect(triangleCount(model)).toBeLessThanOrEqual(60)
      expect(triangleCount(model)).toBeGreaterThan(5)
      expect(heightOf(model)).toBeGreaterThan(0.02)
      expect(heightOf(model)).toBeLessThan(30)
      expect(Math.min(...model.positions.filter((_, i) => i % 3 === 2))).toBeGreaterThanOrEqual(0)
    },
  )

  test.each(MODEL_NAMES)(
    '%s has its faces turned outwards: every triangle looks where its normals do',
    (name) => {
      const { positions, normals, indices } = modelNamed(name)
      const at = (values: number[], v: number) => values.slice(3 * v, 3 * v + 3) as [number, number, number]
      for (let t = 0; t < indices.length; t += 3) {
        const [a, b, c] = [0, 1, 2].map((k) => at(positions, indices[t + k] as number)) as [
          number,
          number,
          number,
        ][]
        const u = b?.map((value, i) => value - (a?.[i] as number)) as number[]
        const v = c?.map((value, i) => value - (a?.[i] as number)) as number[]
        const [ux, uy, uz, vx, vy, vz] = [...u, ...v] as [number, number, number, number, number, number]
        const across = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
        const size = Math.hypot(...across)
        expect(size).toBeGreaterThan(1e-6)
        for (const k of [0, 1, 2]) {
          const normal = at(normals, indices[t + k] as number)
          expect(Math.hypot(...normal)).toBeCloseTo(1, 5)
          expect(normal.reduce((sum, n, i) => sum + n * (across[i] as number), 0) / size).toBeGreaterThan(0.3)
        }
      }
    },
  )
})
