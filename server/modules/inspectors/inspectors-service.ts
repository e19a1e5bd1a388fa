import type { z } from 'zod'
import type { positionReport } from '../../contract/geography.ts'
import type { StreamPosition } from '../../contract/stream.ts'
import type { Tx } from '../../db/connect.ts'
import type { SessionActor } from '../../http/session.ts'
import { insertPositions, listKnown, moveLast } from './inspectors-repo.ts'
import { type Fix, judgePositions, LEAP_WITHIN_MS } from './position-rules.ts'

/** Keeps the good positions of an inspector and names the bad ones by their place in what was sent. */
export async function recordPositions(
  t: Tx,
  now: Date,
  inspector: SessionActor,
  reports: readonly z.infer<typeof positionReport>[],
) {
  const fixes = reports.map(
    ({ at, lon, lat, accuracy }): Fix => ({ atMs: Date.parse(at), lon, lat, accuracyM: accuracy ?? null }),
  )
  const times = fixes.map((fix) => fix.atMs)
  const from = new Date(Math.min(...times) - LEAP_WITHIN_MS)
  const to = new Date(Math.max(...times))
  const known = await listKnown(t, inspector.id, { from, to })
  const { good, faults } = judgePositions(fixes, known, now.getTime())
  if (good.length > 0) await insertPositions(t, inspector.id, good)
  const fix = good.at(-1)
  if (fix !== undefined)
    await moveLast(t, { userId: inspector.id, fix, now, payload: streamed(inspector, fix) })
  return { accepted: good.length, rejected: faults }
}

function streamed({ id, name }: SessionActor, { lon, lat, atMs }: Fix): StreamPosition {
  return { id, name, location: { lon, lat }, at: new Date(atMs).toISOString() }
}
