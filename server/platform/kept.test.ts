import { expect, test } from 'vitest'
import { kept } from './kept.ts'

/** A load that is answered by hand, over a clock that is moved. */
function aSlowCount() {
  let now = 0
  const waiting: PromiseWithResolvers<number>[] = []
  const ask = kept(
    1000,
    () => {
      const one = Promise.withResolvers<number>()
      waiting.push(one)
      return one.promise
    },
    () => now,
  )
  const settle = async (how: (one: PromiseWithResolvers<number>) => void, tookMs = 1) => {
    now += tookMs
    const one = waiting.at(-1)
    if (one !== undefined) how(one)
    await Promise.resolve()
    await Promise.resolve()
  }
  return {
    ask,
    settle,
    wait: (ms: number) => {
      now += ms
    },
    loads: () => waiting.length,
  }
}

test('Who asks first waits; later nobody does, and what is old is counted behind the answer', async () => {
  const { ask, settle, wait, loads } = aSlowCount()
  const both = Promise.all([ask(), ask()])
  await settle((one) => one.resolve(5))
  expect([await both, loads()]).toEqual([[5, 5], 1])
  wait(2000)
  expect([await ask(), loads()]).toEqual([5, 2])
  await settle((one) => one.resolve(6))
  expect([await ask(), loads()]).toEqual([6, 2])
})

test('What takes long is counted rarely', async () => {
  const { ask, settle, wait, loads } = aSlowCount()
  const first = ask()
  await settle((one) => one.resolve(1), 10_000)
  await first
  wait(400_000)
  expect([await ask(), loads()]).toEqual([1, 1])
  wait(200_000)
  expect([await ask(), loads()]).toEqual([1, 2])
})

test('A failure leaves what was known, and is no answer where nothing was', async () => {
  const { ask, settle, wait, loads } = aSlowCount()
  const first = ask()
  await settle((one) => one.reject(new Error('away')))
  await expect(first).rejects.toThrow('away')
  const second = ask()
  await settle((one) => one.resolve(3))
  expect(await second).toBe(3)
  wait(2000)
  await ask()
  await settle((one) => one.reject(new Error('away')))
  expect([await ask(), loads()]).toEqual([3, 4])
})
