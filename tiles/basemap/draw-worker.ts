// Draws base-map pictures in a thread of its own: a picture takes tens of milliseconds, which no request should wait for.
import { parentPort } from 'node:worker_threads'
import { drawTiles } from './draw.ts'
import type { DrawAnswer, DrawOrder } from './draw-thread.ts'

parentPort?.on('message', async ({ id, view, features, relief }: DrawOrder) => {
  let answer: DrawAnswer
  try {
    answer = { id, tiles: await drawTiles(view, features, relief) }
  } catch (error) {
    answer = { id, problem: (error as Error).message }
  }
  parentPort?.postMessage(answer)
})
