import { expect, test } from 'vitest'
import { type CameraView, coverageOf } from './coverage-rules.ts'

const view = (over: Partial<CameraView> & { id: string }): CameraView => ({
  name: over.id,
  kind: 'fixed',
  distanceM: 50,
  inRange: true,
  inView: true,
  blockedBy: null,
  ...over,
})
const ids = (views: CameraView[]) => coverageOf(views).map(({ id }) => id)

test('The camera with the largest picture comes first; a panorama makes things look twice as far away', () => {
  expect(ids([view({ id: 'far', distanceM: 70 }), view({ id: 'near' })])).toEqual(['near', 'far'])
  expect(ids([view({ id: 'round', kind: 'panoramic', distanceM: 30 }), view({ id: 'near' })])).toEqual([
    'near',
    'round',
  ])
})

test('A camera that does not see comes after all that do, however near, and says why', () => {
  const answer = coverageOf([
    view({ id: 'far', distanceM: 200, inRange: false, inView: false }),
    view({ id: 'turned', distanceM: 5, inView: false }),
    view({ id: 'hidden', distanceM: 10, blockedBy: '7' }),
    view({ id: 'sees', distanceM: 90.04 }),
  ])
  expect(answer.map(({ id, sees, whyNot }) => [id, sees, whyNot])).toEqual([
    ['sees', true, null],
    ['turned', false, 'outside-view'],
    ['hidden', false, 'behind-building'],
    ['far', false, 'out-of-range'],
  ])
  expect(answer[0]?.distanceM).toBe(90)
})
