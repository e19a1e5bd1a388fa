import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const UNITS = ['WATER', 'POWER', 'GAS', 'SANITATION', 'URBAN-MGMT', 'PUBLIC-SECURITY', 'STREET-1', 'STREET-2']
const PIECE = 1 << 20

interface Stock {
  readonly cases: number
  readonly events: number
  readonly bytes: number
}

/** Writes a file of lawful cases of the year 2026, the same for the same count, one in memory at a time. */
export async function writeCaseFile(path: string, cases: number): Promise<Stock> {
  const random = randomOf(20_261_014)
  const file = createWriteStream(path)
  let [events, bytes, piece] = [0, 0, '']
  for (let i = 0; i < cases; i += 1) {
    const happened = lifeOf(random)
    events += happened.length
    piece += lineOf(`QLH2026-${String(i).padStart(7, '0')}`, happened, random)
    if (piece.length < PIECE && i < cases - 1) continue
    bytes += Buffer.byteLength(piece)
    if (!file.write(piece)) await once(file, 'drain')
    piece = ''
  }
  file.end()
  await finished(file)
  return { cases, events, bytes }
}

/** A whole number below n. */
type Random = (n: number) => number

/** mulberry32: small, quick, the same everywhere. */
function randomOf(seed: number): Random {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
}

type Happened = { at: number; action: string; unit?: string; minutes?: number }

/** A life being told: what happened, and how chance goes on. */
class Life {
  readonly events: Happened[] = []
  readonly #random: Random
  #at: number

  constructor(random: Random) {
    this.#random = random
    this.#at = Date.UTC(2026, 0, 5) + random(325 * 24 * 60 * 60) * 1000
  }

  /** Happens now; the next thing within so many minutes. */
  next(action: string, minutes: number, more: Partial<Happened> = {}): void {
    this.events.push({ at: this.#at, action, ...more })
    this.#at += this.#random(minutes * 60) * 1000
  }

  chance(percent: number): boolean {
    return this.#random(1000) < percent * 10
  }
}

/** About eight events: most cases go straight through, some are returned, prolonged, deferred, sent again or stay open. */
function lifeOf(random: Random): Happened[] {
  const life = new Life(random)
  if (isFiled(life)) {
    const unit = sentTo(life, UNITS[random(UNITS.length)] ?? 'WATER', random)
    if (!life.chance(4) && isChecked(life, unit, random)) {
      life.next('check-pass', 40)
      if (!life.chance(2)) life.next('close', 1)
    }
  }
  return life.events
}

function isFiled(life: Life): boolean {
  life.next('report', 20)
  if (life.chance(4)) {
    life.next('request-verify', 50)
    life.next('verify', 10)
  }
  if (life.chance(2)) {
    life.next('reject', 1)
    return false
  }
  life.next('accept', 20)
  life.next('file', 25)
  if (life.chance(2)) {
    life.next('coordinate', 600)
    life.next('assign-owner', 30)
  }
  const voided = life.chance(1)
  if (voided) life.next('void', 1)
  return !voided
}

/** The unit that has the case in the end. */
function sentTo(life: Life, unit: string, random: Random): string {
  life.next('dispatch', 600, { unit })
  const returned = life.chance(5)
  const last = returned && life.chance(50) ? 'URBAN-MGMT' : unit
  if (returned) {
    life.next('return', 40)
    life.next('dispatch', 600, { unit: last })
  }
  handle(life, random)
  return last
}

function handle(life: Life, random: Random): void {
  if (life.chance(30)) life.next('sign', 60)
  if (life.chance(5)) life.next('approve-extension', 200, { minutes: 60 * (1 + random(8)) })
  if (life.chance(4)) {
    life.next('approve-deferral', 4000)
    life.next('resume', 300)
  }
  if (life.chance(2)) life.next('supervise', 60)
}

/** Whether the case waits for a result of a check that may pass. */
function isChecked(life: Life, unit: string, random: Random): boolean {
  for (let round = 0; round < 3; round += 1) {
    life.next('complete', 40)
    life.next('send-check', 70)
    if (!life.chance(6)) return true
    life.next('check-fail', 30)
    life.next('dispatch', 900, { unit })
    handle(life, random)
  }
  return false
}

function lineOf(number: string, events: readonly Happened[], random: Random): string {
  const urgent = random(100) < 3
  return `${JSON.stringify({
    number,
    kind: random(2) === 0 ? 'event' : 'component',
    classCode: `0${1 + random(6)}0${1 + random(9)}0`,
    urgent,
    limit: urgent
      ? { unit: 'hours', value: 2 + random(22) }
      : random(3) === 0
        ? { unit: 'work-hours', value: 4 }
        : { unit: 'work-days', value: 1 + random(5) },
    lon: 103.7 + random(1e6) / 1e7,
    lat: 36 + random(1e6) / 1e7,
    source: 'inspector',
    events: events.map(({ at, ...rest }) => ({ at: localText(at), ...rest })),
  })}\n`
}

/** Local time in Shanghai with its offset. */
const localText = (at: number) => `${new Date(at + DAY / 3).toISOString().slice(0, 19)}+08:00`
