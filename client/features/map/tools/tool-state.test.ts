import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DRAWINGS, figuresOf, sketchOf, stepTool, type Tool, type ToolStep } from './tool-state.ts'

const at = (x: number, y: number) => ({ lon: 103.8 + x / 1000, lat: 36 + y / 1000 })
const point = (x: number, y: number): ToolStep => ({ do: 'point', place: at(x, y) })
const run = (...steps: ToolStep[]): Tool => steps.reduce(stepTool, { kind: 'none' } as Tool)
const polygon: ToolStep = { do: 'draw', shape: 'polygon' }
const finish: ToolStep = { do: 'finish' }

test('A box is two corners', () => {
  const box = run({ do: 'draw', shape: 'box' }, point(0, 0), point(1, 2))
  expect(box).toEqual({
    kind: 'shown',
    shape: { kind: 'area', places: [at(0, 0), at(1, 0), at(1, 2), at(0, 2)] },
  })
  expect(figuresOf(box).areaM2).toBeCloseTo(90.16 * 221.9, -2)
})

test('A polygon is closed by Enter or a double click, and not before it bounds something', () => {
  const open = run(polygon, point(0, 0), point(1, 0))
  expect(stepTool(open, finish).kind).toBe('drawing')
  expect(run(polygon, point(0, 0), point(1, 0), point(1, 1), finish).kind).toBe('shown')
  expect(run(polygon, point(0, 0), point(1, 0), point(1, 1), point(1, 1)).kind).toBe('shown')
})

test('One that crosses itself says so and waits for its last point to be taken back', () => {
  const crossed = run(polygon, point(0, 0), point(1, 1), point(1, 0), point(0, 1))
  expect(figuresOf(crossed).fault).toEqual({ code: 'self-crossing', vertex: 0, other: 2 })
  expect(sketchOf(crossed)[0]).toMatchObject({ kind: 'area', isWrong: true })
  expect(stepTool(crossed, finish).kind).toBe('drawing')
  expect([{ do: 'back' }, finish].reduce(stepTool as never, crossed)).toMatchObject({ kind: 'shown' })
})

test('One that is too large says so', () => {
  const large = run(polygon, point(0, 0), point(90, 0), point(90, 90), finish)
  expect(figuresOf(large).fault?.code).toBe('area-too-large')
  const box = run({ do: 'draw', shape: 'box' }, point(0, 0), point(90, 90))
  expect(box).toMatchObject({ kind: 'drawing', places: [at(0, 0)] })
  expect(figuresOf(box).fault?.code).toBe('area-too-large')
  expect(stepTool(box, point(1, 1)).kind).toBe('shown')
})

test('A line is measured while it is drawn, with the leg under the pointer and the area it would bound', () => {
  const drawing = run({ do: 'draw', shape: 'measure' }, point(0, 0), { do: 'move', place: at(0, 1) })
  expect(figuresOf(drawing).lengthM).toBeCloseTo(110.96, 1)
  const bent = run({ do: 'draw', shape: 'measure' }, point(0, 0), point(0, 1), point(1, 1))
  expect(figuresOf(bent)).toMatchObject({ corners: 3, fault: null })
  expect(figuresOf(bent).areaM2).toBeCloseTo((110.96 * 90.15) / 2, -2)
  expect(stepTool(bent, finish)).toMatchObject({ kind: 'shown', shape: { kind: 'line' } })
})

test('A place is asked about by one point, and Escape ends everything', () => {
  expect(run({ do: 'ask', of: 'near' }, point(0, 0))).toEqual({
    kind: 'shown',
    shape: { kind: 'near', places: [at(0, 0)] },
  })
  for (const start of [polygon, { do: 'ask', of: 'near' } as const])
    expect(run(start, point(0, 0), { do: 'end' })).toEqual({ kind: 'none' })
})

test('A height is two points, of which one may be above the other', () => {
  const roof = run(
    { do: 'draw', shape: 'height' },
    { do: 'point', place: at(0, 0), heightM: 1500 },
    { do: 'point', place: at(0, 0), heightM: 1541.5 },
  )
  expect(roof).toMatchObject({ kind: 'shown', shape: { kind: 'height', heightsM: [1500, 1541.5] } })
  expect(figuresOf(roof).riseM).toBeCloseTo(41.5)
})

test('A section is a line, a dig an area with nothing over it, what is under is asked of one place', () => {
  const section = run({ do: 'draw', shape: 'section' }, point(0, 0), point(1, 0), finish)
  expect(section).toMatchObject({ kind: 'shown', shape: { kind: 'section' } })
  const dig = run({ do: 'draw', shape: 'dig' }, point(0, 0), point(1, 0), point(1, 1), finish)
  expect(dig).toMatchObject({ kind: 'shown', shape: { kind: 'dig' } })
  expect(sketchOf(dig).map(({ kind }) => kind)).toEqual(['line'])
  expect(run({ do: 'ask', of: 'under' }, point(0, 0))).toMatchObject({ shape: { kind: 'under' } })
})

test('Whatever is done, no area is shown that may not be asked about', () => {
  const place = fc.record({
    lon: fc.double({ min: 103.7, max: 103.9, noNaN: true }),
    lat: fc.double({ min: 35.9, max: 36.1, noNaN: true }),
  })
  const step: fc.Arbitrary<ToolStep> = fc.oneof(
    fc.record({ do: fc.constant('point' as const), place }),
    fc.record({ do: fc.constant('move' as const), place }),
    fc.record({ do: fc.constantFrom('back' as const, 'finish' as const, 'end' as const) }),
    fc.record({
      do: fc.constant('draw' as const),
      shape: fc.constantFrom(...DRAWINGS),
    }),
    fc.constant({ do: 'ask' as const, of: 'near' as const }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const tool = steps.reduce(stepTool, { kind: 'none' } as Tool)
      expect(sketchOf(tool).length).toBeLessThan(4)
      if (tool.kind === 'shown' && tool.shape.kind === 'area') expect(figuresOf(tool).fault).toBeNull()
    }),
  )
})
