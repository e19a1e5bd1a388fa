import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cell, Draft, EditFault } from './draft.ts'
import { numberCells } from './number-cells.ts'
import { type Corner, keyOf, nth, type Ring, ringArea } from './plane.ts'

const [WEST, SOUTH, STEP] = [103.8, 36.05, 0.001]
const corner = (x: number, y: number): Corner => [
  Math.round((WEST + x * STEP) * 1e9) / 1e9,
  Math.round((SOUTH + y * STEP) * 1e9) / 1e9,
]
const community = '620103001001'

/** A square field of cells, the first in the north-west. */
function field(columns: number, rows: number): Cell[] {
  return Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [i % columns, rows - 1 - Math.floor(i / columns)]
    const code = community + String(i + 1).padStart(3, '0')
    const ring: Ring = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]
    return { name: code, code, communityCode: community, ring, from: [code], responsibility: 'R' }
  })
}
const draftOf = (columns: number, rows: number) => new Draft(field(columns, rows), [], new Set())
const code = (n: number) => community + String(n).padStart(3, '0')
/** On one flat scale for all: areas of parts then add up to the area of the whole. */
const areaOf = (draft: Draft) => [...draft.cells.values()].reduce((sum, { ring }) => sum + flatArea(ring), 0)
const flatArea = (ring: Ring) =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = nth(ring, i + 1)
    return sum + (((x - WEST) * (nextY - SOUTH) - (nextX - WEST) * (y - SOUTH)) / 2) * 1e10
  }, 0)

/** Edges that only one cell has must be those of the whole field's outline: neither gap nor overlap can hide elsewhere. */
function looseEdges(draft: Draft): string[] {
  const edges = new Map<string, [Corner, Corner]>()
  for (const { ring } of draft.cells.values())
    for (const [i, from] of ring.entries()) {
      const to = nth(ring, i + 1)
      if (!edges.delete(`${keyOf(to)} ${keyOf(from)}`)) {
        expect(edges.has(`${keyOf(from)} ${keyOf(to)}`)).toBe(false)
        edges.set(`${keyOf(from)} ${keyOf(to)}`, [from, to])
      }
    }
  return [...edges.keys()]
}
const faultOf = (work: () => void) => {
  try {
    work()
  } catch (error) {
    if (error instanceof EditFault) return error.code
    throw error
  }
  return null
}

describe('A split', () => {
  test('along a line drawn across makes two parts, and the neighbours get the corners', () => {
    const draft = draftOf(3, 1)
    draft.take({ kind: 'split', code: code(2), line: [corner(0.9, 0.4), corner(2.1, 0.6)] }, 0)
    expect([...draft.cells.keys()].sort()).toEqual(['#0.1', '#0.2', code(1), code(3)])
    expect(draft.cells.get(code(1))?.ring).toHaveLength(5)
    expect(draft.cells.get(code(3))?.ring).toHaveLength(5)
    expect(looseEdges(draft)).toHaveLength(8)
  })

  test('snaps to a corner nearby, and takes bends inside', () => {
    const draft = draftOf(1, 1)
    draft.take(
      { kind: 'split', code: code(1), line: [corner(0.001, 0.001), corner(0.5, 0.3), corner(1, 1)] },
      0,
    )
    expect([...draft.cells.values()].map(({ ring }) => ring.length)).toEqual([4, 4])
    expect(looseEdges(draft)).toHaveLength(4)
  })

  test.each([
    ['line-misses', [corner(1.2, 0), corner(1.4, 1)]],
    ['line-ends-inside', [corner(-0.1, 0.5), corner(0.5, 0.5)]],
    ['line-cuts-often', [corner(0.2, -0.1), corner(0.2, 1.1), corner(0.6, 1.1), corner(0.6, -0.1)]],
    [
      'line-crosses-itself',
      [corner(-0.1, 0.5), corner(0.8, 0.5), corner(0.8, 0.8), corner(0.4, 0.8), corner(0.4, -0.1)],
    ],
    ['line-misses', [corner(0, 0), corner(1, 0)]],
  ])('says %s where it cannot be', (fault, line) => {
    const draft = draftOf(1, 1)
    expect(faultOf(() => draft.take({ kind: 'split', code: code(1), line }, 0))).toBe(fault)
    expect([...draft.cells.keys()]).toEqual([code(1)])
  })
})

describe('A merge', () => {
  test('keeps the code of the largest, and all corners that others need', () => {
    const draft = draftOf(3, 2)
    draft.take({ kind: 'split', code: code(1), line: [corner(0.3, 0.9), corner(0.3, 2.1)] }, 0)
    draft.take({ kind: 'merge', codes: ['#0.1', '#0.2', code(2)] }, 1)
    const merged = draft.cells.get(code(2))
    expect(merged?.from.toSorted()).toEqual([code(1), code(2)])
    expect(looseEdges(draft).length).toBe(10 + 1)
  })

  test.each([
    ['merge-apart', [1, 3]],
    ['merge-apart', [1, 5]],
    ['merge-hole', [1, 2, 3, 4, 6, 7, 8, 9]],
  ])('says %s', (fault, numbers) => {
    const draft = draftOf(3, 3)
    expect(faultOf(() => draft.take({ kind: 'merge', codes: numbers.map(code) }, 0))).toBe(fault)
  })

  test('never crosses a community', () => {
    const [a, b] = field(2, 1)
    if (a === undefined || b === undefined) throw new Error('two cells')
    const draft = new Draft([a, { ...b, communityCode: '620103001002' }], [], new Set())
    expect(faultOf(() => draft.take({ kind: 'merge', codes: [code(1), code(2)] }, 0))).toBe(
      'merge-communities',
    )
  })
})

test('A border drawn anew moves both sides, codes stay', () => {
  const draft = draftOf(2, 1)
  draft.take({ kind: 'redraw', codes: [code(1), code(2)], line: [corner(0.6, -0.1), corner(0.7, 1.1)] }, 0)
  const share = ringArea(draft.cells.get(code(1))?.ring ?? []) / areaOf(draft)
  expect(share).toBeCloseTo(0.325, 2)
  expect(looseEdges(draft)).toHaveLength(8)
})

test('A corner moved is moved for all, a cell drawn takes the corners of its neighbours', () => {
  const draft = draftOf(2, 2)
  draft.take({ kind: 'move', from: corner(1, 1), to: corner(1.2, 0.9) }, 0)
  expect(looseEdges(draft)).toHaveLength(8)
  const gap = draft.cells.get(code(1))
  draft.cells.delete(code(1))
  draft.take({ kind: 'draw', communityCode: community, ring: (gap?.ring ?? []).map((one) => [...one]) }, 1)
  expect(draft.cells.get('#1.1')?.ring).toHaveLength(4)
  expect(looseEdges(draft)).toHaveLength(8)
})

test('New cells are numbered after the highest serial ever given, then from those never given', () => {
  const cells = field(2, 2).map((cell) => ({ ...cell, code: null }))
  const codes = (used: number[]) => [...numberCells(cells, { code: community, north: 36.052, used }).values()]
  expect(codes([1, 7])).toEqual(['008', '009', '010', '011'].map((serial) => community + serial))
  expect(codes([2, 998])).toEqual(['999', '001', '003', '004'].map((serial) => community + serial))
  expect(codes(Array.from({ length: 998 }, (_, i) => i + 1))).toEqual([`${community}999`])
})

test('Whatever is split and merged, no gap and no overlap appears', () => {
  const spot = fc.tuple(
    fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  )
  const step = fc.record({ pick: fc.nat(), merge: fc.boolean(), a: spot, b: spot })
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 14 }), (steps) => {
      const draft = draftOf(3, 3)
      const before = areaOf(draft)
      const outline = looseEdges(draft).length
      for (const [i, { pick, merge, a, b }] of steps.entries()) {
        const cells = [...draft.cells.values()]
        const cell = nth(cells, pick)
        const beside = cells.find(
          (other) => other !== cell && other.ring.some((c) => cell.ring.some((d) => keyOf(c) === keyOf(d))),
        )
        faultOf(() =>
          merge && beside
            ? draft.take({ kind: 'merge', codes: [cell.name, beside.name] }, i)
            : draft.take({ kind: 'split', code: cell.name, line: through(cell.ring, a, b) }, i),
        )
      }
      expect(Math.abs(areaOf(draft) - before)).toBeLessThan(0.01)
      const added = looseEdges(draft).length - outline
      expect(added).toBeGreaterThanOrEqual(0)
      for (const { ring } of draft.cells.values()) expect(ringArea(ring)).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})

/** A line through two places of the ring's box, drawn far beyond it. */
function through(ring: Ring, [ax, ay]: [number, number], [bx, by]: [number, number]): [number, number][] {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  const at = (x: number, y: number): [number, number] => [
    Math.min(...lons) + x * (Math.max(...lons) - Math.min(...lons)),
    Math.min(...lats) + y * (Math.max(...lats) - Math.min(...lats)),
  ]
  const [p, q] = [at(ax, ay), at(bx, by)]
  const beyond = (from: [number, number], to: [number, number]): [number, number] => [
    to[0] + (to[0] - from[0]) * 3,
    to[1] + (to[1] - from[1]) * 3,
  ]
  return [beyond(q, p), beyond(p, q)]
}
