import type { Log } from './log.ts'

export interface Job {
  name: string
  everyMs: number
  /** Stops early when `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>
}

/** How a job does: `failures` one after another, up to its last run. */
export interface JobState {
  readonly name: string
  readonly everyMs: number
  readonly state: 'waiting' | 'running' | 'failing'
  readonly lastRunAt: Date | null
  readonly failures: number
}

/** Periodic work inside the server: one run of a job at a time, a failure is logged and the next run comes. */
export interface Jobs {
  start(job: Job): void
  /** Of every job that was started, in that order. */
  states(): readonly JobState[]
  /** Lets running work end, then starts nothing more. */
  stop(): Promise<void>
}

export function createJobs(log: Log): Jobs {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  const states = new Map<string, JobState>()
  const tell = (name: string, change: Partial<JobState>) => {
    const known = states.get(name)
    if (known !== undefined) states.set(name, { ...known, ...change })
  }
  const schedule = (job: Job) => {
    if (stopping.signal.aborted) return
    timers.set(
      job.name,
      setTimeout(() => track(job), job.everyMs),
    )
  }
  const track = (job: Job) => {
    const { name } = job
    const before = states.get(name)?.failures ?? 0
    tell(name, { state: 'running', lastRunAt: new Date() })
    const run = job
      .run(stopping.signal)
      .then(() => tell(name, { state: 'waiting', failures: 0 }))
      .catch((error: unknown) => {
        tell(name, { state: 'failing', failures: before + 1 })
        log.error({ err: error, job: name }, 'job failed')
      })
      .finally(() => {
        running.delete(run)
        schedule(job)
      })
    running.add(run)
  }
  return {
    start(job) {
      const { name, everyMs } = job
      states.set(name, { name, everyMs, state: 'waiting', lastRunAt: null, failures: 0 })
      schedule(job)
    },
    states: () => [...states.values()],
    async stop() {
      stopping.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
