import type { Log } from './log.ts'

export interface Job {
  name: string
  everyMs: number
  /** Stops early when `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>
}

/** Periodic work inside the server: one run of a job at a time, a failure is logged and the next run comes. */
export interface Jobs {
  start(job: Job): void
  /** Lets running work end, then starts nothing more. */
  stop(): Promise<void>
}

export function createJobs(log: Log): Jobs {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  const schedule = (job: Job) => {
    if (stopping.signal.aborted) return
    timers.set(
      job.name,
      setTimeout(() => track(job), job.everyMs),
    )
  }
  const track = (job: Job) => {
    const run = job
      .run(stopping.signal)
      .catch((error: unknown) => log.error({ err: error, job: job.name }, 'job failed'))
      .finally(() => {
        running.delete(run)
        schedule(job)
      })
    running.add(run)
  }
  return {
    start: schedule,
    async stop() {
      stopping.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
