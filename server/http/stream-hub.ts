import type { Response } from 'express'
import type { Scope } from '../contract/identity.ts'
import type { StreamCase, StreamHello } from '../contract/stream.ts'
import type { Db } from '../db/connect.ts'
import type { Clock } from '../platform/clock.ts'
import type { Job } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { SessionActor } from './session.ts'
import { frameOf, StreamListener } from './stream-listener.ts'
import { concerns, isInScope, type OutboxRow, parsePosition, readHead, readOutbox } from './stream-outbox.ts'

/** What the hub asks of the modules, which it must not import. */
export interface StreamSources {
  /** A step as screens take it: the light is of the moment of sending. */
  presentCase(payload: Record<string, unknown>): Promise<StreamCase>
  /** The desk counts of a scope. */
  readCounts(scope: Scope): Promise<unknown>
}

/** Who listens to this server now, in figures, and up to where it was told. */
export interface StreamState {
  readonly connections: number
  readonly people: number
  readonly head: number | undefined
}

export interface StreamHub {
  listen(actor: SessionActor, res: Response, lastEventId: string | undefined): Promise<void>
  /** Something was committed here: look now, not at the next poll. */
  wake(): void
  state(): StreamState
  /** Reads the outbox while anybody listens; ends every connection when the server stops. */
  job: Job
}

const pageSize = 1000
const heartbeatMs = 15_000
const countersEveryMs = 1000
/** After a wake-up a row may still wait for one that another transaction writes: looked for again shortly, then at leisure. */
const impatientMs = [40, 120, 300]

/** One reader of the outbox for all connections of this process. */
export function createStreamHub(
  deps: { db: Db; log: Log; clock: Clock; pollMs: number },
  sources: StreamSources,
): StreamHub {
  const { db, log, clock } = deps
  const listeners = new Set<StreamListener>()
  const moved = new Map<string, OutboxRow>()
  let head: number | undefined
  let joining = 0
  let hasNewCounts = false
  let isWoken = false
  let impatience = impatientMs.length
  let rouse: () => void = () => undefined

  async function ensureHead(): Promise<void> {
    if (head !== undefined) return
    const found = await readHead(db)
    head ??= found.head
  }

  const frameOfRow = async (row: OutboxRow) => {
    if (row.topic === 'notice') return frameOf('notice', {}, row.position)
    if (row.topic === 'presence') return frameOf('presence', row.payload, row.position)
    if (row.topic === 'call') return frameOf('call', row.payload, row.position)
    // By whom it may be heard stands in the row, and stays here.
    if (row.topic === 'complaint') return frameOf('complaint', { id: row.payload.id }, row.position)
    if (row.topic === 'tiles' || row.topic === 'ground' || row.topic === 'map-services')
      return frameOf(row.topic, row.payload, row.position)
    // Clocks of many cases moved at once: one line instead of a step for each.
    if (row.topic === 'policy') return frameOf('reset', {}, row.position)
    return row.topic === 'case' ? frameOf('case', await sources.presentCase(row.payload), row.position) : ''
  }

  /** Hands on what is new; answers whether there was anything. */
  async function read(): Promise<boolean> {
    await ensureHead()
    for (let found = false; head !== undefined; found = true) {
      const rows = await readOutbox(db, head, pageSize)
      for (const row of rows) {
        const frame = await frameOfRow(row)
        // Moving the head and offering the row happen in one breath: whoever joins is on one side of it.
        head = row.position
        if (row.topic === 'position') moved.set(String(row.payload.id), row)
        else if (!UNCOUNTED.has(row.topic)) hasNewCounts = true
        for (const listener of listeners) listener.offer(row, frame)
      }
      if (rows.length < pageSize) return found || rows.length > 0
    }
    return false
  }

  function sendPositions(): void {
    for (const row of moved.values()) {
      const frame = frameOf('position', row.payload)
      for (const listener of listeners)
        if (listener.isLive && seesPositions(listener.actor.scope) && isInScope(listener.actor.scope, row))
          listener.write(frame)
    }
    moved.clear()
  }

  /** Once for each scope that is listening, never once for each listener. */
  async function sendCounts(): Promise<void> {
    if (!hasNewCounts) return
    hasNewCounts = false
    const byScope = Map.groupBy(listeners, ({ actor }) => JSON.stringify(actor.scope))
    for (const group of byScope.values()) {
      const [first] = group
      if (first === undefined) continue
      const frame = frameOf('counters', await sources.readCounts(first.actor.scope))
      for (const listener of group) listener.write(frame)
    }
  }

  async function join(actor: SessionActor, res: Response, from: number | undefined) {
    // Until it is among the listeners, nobody may take the head away.
    joining += 1
    try {
      await ensureHead()
      if (head === undefined || res.destroyed) return undefined
      const listener = new StreamListener(actor, res, from ?? head, from === undefined)
      listeners.add(listener)
      res.once('close', () => listeners.delete(listener))
      return listener
    } finally {
      joining -= 1
    }
  }

  async function catchUp(listener: StreamListener): Promise<void> {
    for (let isLast = false; !isLast && !listener.isClosed; ) {
      const rows = await readOutbox(db, listener.position, pageSize)
      isLast = rows.length < pageSize
      for (const row of rows) {
        listener.deliver(row, concerns(listener.actor, row) ? await frameOfRow(row) : '')
        await listener.drained()
      }
    }
    listener.goLive()
  }

  /** From where to go on, or undefined where that is unknown or gone. */
  async function placeToResume(lastEventId: string): Promise<number | undefined> {
    const asked = parsePosition(lastEventId)
    const { drawn, pruned } = await readHead(db)
    // One that was never given away is of another database.
    if (asked === undefined || asked > drawn) return undefined
    return pruned !== undefined && asked < pruned ? undefined : asked
  }

  const sleep = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resume) => {
      if (isWoken || signal.aborted) return resume()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resume()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
      rouse = done
    })

  function wake(): void {
    isWoken = true
    impatience = -1
    rouse()
  }

  async function run(signal: AbortSignal): Promise<void> {
    let beatAt = Date.now() + heartbeatMs
    let countAt = 0
    while (!signal.aborted) {
      isWoken = false
      if (listeners.size === 0) {
        // Nobody misses anything: the next listener begins at the head of its time.
        if (joining === 0) head = undefined
        await sleep(deps.pollMs * 20, signal)
        continue
      }
      try {
        impatience = (await read()) ? impatientMs.length : impatience + 1
        if (Date.now() >= countAt) {
          sendPositions()
          await sendCounts()
          countAt = Date.now() + countersEveryMs
        }
      } catch (error) {
        log.error({ err: error }, 'the stream could not read the outbox')
      }
      if (Date.now() >= beatAt) {
        for (const listener of listeners) if (listener.isLive) listener.beat()
        beatAt = Date.now() + heartbeatMs
      }
      await sleep(impatientMs[impatience] ?? deps.pollMs, signal)
    }
    for (const listener of listeners) listener.end()
  }

  return {
    async listen(actor, res, lastEventId) {
      const from = lastEventId === undefined ? undefined : await placeToResume(lastEventId)
      const listener = await join(actor, res, from)
      if (listener === undefined) return
      wake()
      if (lastEventId !== undefined && from === undefined)
        listener.write(frameOf('reset', {}, listener.position))
      listener.write(
        frameOf('hello', { now: clock.now().toISOString() } satisfies StreamHello, listener.position),
      )
      if (from !== undefined) await catchUp(listener)
    },
    wake,
    state: () => ({
      connections: listeners.size,
      people: new Set([...listeners].map(({ actor }) => actor.id)).size,
      head,
    }),
    job: { name: 'stream', everyMs: 1, run },
  }
}

/** Topics that no desk count depends on. */
const UNCOUNTED: ReadonlySet<OutboxRow['topic']> = new Set([
  'presence',
  'complaint',
  'tiles',
  'ground',
  'map-services',
])

/** Where field staff are is the center's and the streets' business, not a handling unit's. */
const seesPositions = (scope: Scope) => scope.kind !== 'unit'
