import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ringFault } from './area-rules.ts'

const star = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 })
const ringOf = (radii: number[]) =>
  radii.map((r, i) => {
    const angle = (i / radii.length) * Math.PI * 2
    return { lon: 103.8 + Math.cos(angle) * r * 0.01, lat: 36 + Math.sin(angle) * r * 0.01 }
  })

test('A ring that turns once around a point never crosses itself, from whichever corner and side it is told', () => {
  fc.assert(
    fc.property(star, fc.nat(), fc.boolean(), (radii, turn, isBackward) => {
      const ring = ringOf(radii)
      const turned = [...ring.slice(turn % ring.length), ...ring.slice(0, turn % ring.length)]
      expect(ringFault(isBackward ? turned.toReversed() : turned)).toBeNull()
      expect(ringFault([...turned, ...turned.slice(0, 1)])).toBeNull()
    }),
  )
})

test('Two corners that change places cross it', () => {
  fc.assert(
    fc.property(star, fc.nat(), (radii, at) => {
      const ring = ringOf([...radii, 0.5, 0.5])
      const i = at % (ring.length - 1)
      const crossed = ring
        .with(i, ring[i + 1] ?? { lon: 0, lat: 0 })
        .with(i + 1, ring[i] ?? { lon: 0, lat: 0 })
      const fault = ringFault(crossed)
      if (fault !== null) expect(fault.code).toBe('self-crossing')
    }),
  )
  const bow = [
    { lon: 0, lat: 0 },
    { lon: 0.001, lat: 0.001 },
    { lon: 0.001, lat: 0 },
    { lon: 0, lat: 0.001 },
  ]
  expect(ringFault(bow)).toEqual({ code: 'self-crossing', vertex: 0, other: 2 })
})
