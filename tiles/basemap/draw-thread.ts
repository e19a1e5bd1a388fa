import { Worker } from 'node:worker_threads'
import type { MapFeature } from './features.ts'
import type { Relief } from './relief.ts'
import type { View } from './view.ts'

export interface DrawOrder {
  id: number
  view: View
  features: MapFeature[]
  relief: Relief | null
}

export type DrawAnswer = { id: number; tiles: Uint8Array[] } | { id: number; problem: string }

export interface DrawThread {
  draw(view: View, features: MapFeature[], relief?: Relief | null): Promise<Uint8Array[]>
  stop(): Promise<void>
}

/** A thread that draws, started when first needed and again after it broke. It keeps no program from ending. */
export function createDrawThread(): DrawThread {
  const waiting = new Map<number, { done: (tiles: Uint8Array[]) => void; fail: (error: Error) => void }>()
  let worker: Worker | undefined
  let last = 0
  const failAll = (error: Error) => {
    worker = undefined
    for (const { fail } of waiting.values()) fail(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./draw-worker.ts', import.meta.url), { execArgv: [] })
    started.unref()
    started.on('message', (answer: DrawAnswer) => {
      const order = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (waiting.size === 0) started.unref()
      if ('tiles' in answer) order?.done(answer.tiles)
      else order?.fail(new Error(answer.problem))
    })
    started.on('error', failAll)
    started.on('exit', () => failAll(new Error('The drawing thread ended.')))
    return started
  }
  return {
    draw(view, features, relief = null) {
      worker ??= start()
      const running = worker
      running.ref()
      const id = ++last
      return new Promise((done, fail) => {
        waiting.set(id, { done, fail })
        running.postMessage({ id, view, features, relief } satisfies DrawOrder)
      })
    },
    async stop() {
      await worker?.terminate()
    },
  }
}
