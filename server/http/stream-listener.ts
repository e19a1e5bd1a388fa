import type { Response } from 'express'
import type { SessionActor } from './session.ts'
import { concerns, type OutboxRow } from './stream-outbox.ts'

/** Unsent bytes at which a listener counts as stuck: its connection is cut, and it resumes when it can. */
const stuckAtBytes = 1_000_000

/** One open connection. Rows are offered in order; each is sent at most once, whoever offers it. */
export class StreamListener {
  readonly actor: SessionActor
  private readonly res: Response
  /** Everything up to here was sent or is not for this listener. */
  private cursor: number
  /** Rows offered while it still catches up; null once it is live. */
  private waiting: { row: OutboxRow; frame: string }[] | null

  constructor(actor: SessionActor, res: Response, cursor: number, isLive: boolean) {
    this.actor = actor
    this.res = res
    this.cursor = cursor
    this.waiting = isLive ? null : []
  }

  get isLive(): boolean {
    return this.waiting === null
  }

  get position(): number {
    return this.cursor
  }

  /** A live row from the hub. */
  offer(row: OutboxRow, frame: string): void {
    if (this.waiting === null) this.deliver(row, frame)
    else this.waiting.push({ row, frame })
  }

  /** A row in order: from the hub, or read again to catch up. */
  deliver(row: OutboxRow, frame: string): void {
    if (row.position <= this.cursor) return
    this.cursor = row.position
    if (frame !== '' && concerns(this.actor, row)) this.write(frame)
  }

  /** Nothing lies between what it read by itself and what the hub offered meanwhile. */
  goLive(): void {
    const waiting = this.waiting ?? []
    this.waiting = null
    for (const { row, frame } of waiting) this.deliver(row, frame)
  }

  /** Keeps proxies from closing the line, and moves the place to resume from past what was not for this listener. */
  beat(): void {
    this.write(`id: ${this.cursor}\n: beat\n\n`)
  }

  write(frame: string): void {
    if (this.res.writableEnded || this.res.destroyed) return
    this.res.write(frame)
    if (this.res.writableLength > stuckAtBytes) this.res.destroy()
  }

  /** Resolves when the connection can take more. */
  async drained(): Promise<void> {
    if (!this.res.writableNeedDrain || this.res.destroyed) return
    await new Promise<void>((resume) => {
      this.res.once('drain', resume).once('close', resume)
    })
  }

  get isClosed(): boolean {
    return this.res.writableEnded || this.res.destroyed
  }

  end(): void {
    if (!this.isClosed) this.res.end()
  }
}

/** An event as the wire has it; `id` only where it can be resumed from. */
export function frameOf(event: string, data: unknown, at?: number): string {
  const id = at === undefined ? '' : `id: ${at}\n`
  return `${id}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
