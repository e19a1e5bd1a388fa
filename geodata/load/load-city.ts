import { randomBytes } from 'node:crypto'
import type { Db, Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'
import type { CityObject } from '../model/city.ts'
import { BatchBuffer, objectProblem } from './staging.ts'

export type Layer = CityObject['layer']

/** An object that was not taken, and why. */
export interface Reject {
  layer: Layer
  sourceId: string
  reason: string
}

export interface LoadProgress {
  read: number
  staged: number
  rejected: number
}

export interface LoadOptions {
  /** The dataset. Its earlier rows are replaced; those of other sources are not touched. */
  source: string
  /** First six digits of the codes that are given here. */
  division?: string
  /** Names the district where streets come without one. */
  districtName?: string
  /** False: rows of the source that are not in this load stay. */
  replace?: boolean
  /** Told of every object that is not taken. */
  onReject?: (reject: Reject) => void
  /** Told of an object whose outline crossed itself and was repaired. */
  onRepair?: (repair: Reject) => void
  onProgress?: (progress: LoadProgress) => void
  /** Asked once everything is staged and before anything is changed; throws to call the load off. */
  beforeSwap?: (progress: LoadProgress) => void | Promise<void>
}

export interface LoadResult {
  /** What went in, by layer. */
  counts: Partial<Record<Layer, number>>
  rejected: number
  repaired: number
}

const query = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const createStaging = query('create-staging')
const dropStaging = query('drop-staging')
const listStaleStaging = query('list-stale-staging')
const stage = query('stage')
const refusals = [query('refuse-duplicates'), query('refuse-unknown-owners')]
const refuseHomelessCommunities = query('refuse-homeless-communities')
const areaMerges = ['merge-district', 'derive-district', 'merge-street'].map(query)
const mergeCommunity = query('merge-community')
const merges = ['road', 'land', 'waterway', 'building', 'component', 'camera'].map((l) => query(`merge-${l}`))
const removals = ['road', 'land', 'waterway', 'building', 'component', 'camera'].map((l) =>
  query(`remove-${l}`),
)
const countStaged = query('count-staged')
const lockSwap = query('lock-swap')
const analyze = query('analyze')

interface Run extends LoadOptions {
  db: Db
  table: string
  progress: LoadProgress
  result: LoadResult
}

/**
 * Takes city objects into the database: all of them that are sound, or, when anything throws, none.
 * Objects are staged in batches and swapped in by one transaction; loading the same source again changes only what differs.
 */
export async function loadCity(
  db: Db,
  objects: Iterable<CityObject> | AsyncIterable<CityObject>,
  options: LoadOptions,
): Promise<LoadResult> {
  await dropStaleStaging(db)
  const table = `run_${Date.now()}_${randomBytes(4).toString('hex')}`
  const progress = { read: 0, staged: 0, rejected: 0 }
  const run: Run = { ...options, db, table, progress, result: { counts: {}, rejected: 0, repaired: 0 } }
  await db.none(createStaging, { table })
  try {
    await stageAll(run, objects)
    await refuseStaged(run)
    await options.beforeSwap?.({ ...progress })
    await tx(db, (t) => swapIn(t, run))
  } finally {
    await db.none(dropStaging, { table })
  }
  return { ...run.result, rejected: progress.rejected }
}

async function stageAll(run: Run, objects: Iterable<CityObject> | AsyncIterable<CityObject>): Promise<void> {
  const buffer = new BatchBuffer()
  for await (const object of objects) {
    run.progress.read++
    if (object.source !== run.source)
      throw new Error(`An object of the source ${object.source} came in a load of ${run.source}.`)
    const problem = objectProblem(object)
    if (problem === null) buffer.add(object, run.progress.read)
    else reject(run, { layer: object.layer, sourceId: object.sourceId, reason: problem })
    if (buffer.isFull) await send(run, buffer)
  }
  await send(run, buffer)
}

interface StageAnswer {
  layer: Layer
  sourceId: string
  reason: string | null
  repair: string | null
}

async function send(run: Run, buffer: BatchBuffer): Promise<void> {
  const batch = buffer.take()
  if (batch === undefined) return
  const answers = await run.db.any<StageAnswer>(stage, { table: run.table, batch: batch.json })
  run.progress.staged += batch.size
  for (const { layer, sourceId, reason, repair } of answers) {
    if (reason !== null) {
      run.progress.staged--
      reject(run, { layer, sourceId, reason })
    } else {
      run.result.repaired++
      run.onRepair?.({ layer, sourceId, reason: repair ?? '' })
    }
  }
  run.onProgress?.({ ...run.progress })
}

async function refuseStaged(run: Run): Promise<void> {
  for (const refusal of refusals) {
    for (const refused of await run.db.any<Reject>(refusal, { table: run.table })) {
      run.progress.staged--
      reject(run, refused)
    }
  }
  run.onProgress?.({ ...run.progress })
}

async function swapIn(t: Tx, run: Run): Promise<void> {
  const names = {
    table: run.table,
    source: run.source,
    division: run.division ?? '620103',
    districtName: run.districtName ?? run.source,
  }
  await t.any(lockSwap)
  for (const merge of areaMerges) await t.none(merge, names)
  const homeless = await t.any<Reject>(refuseHomelessCommunities, names)
  await t.none(mergeCommunity, names)
  for (const merge of merges) await t.none(merge, names)
  if (run.replace ?? true) for (const removal of removals) await t.none(removal, names)
  const counted = await t.any<{ layer: Layer; n: number }>(countStaged, names)
  await t.none(analyze)
  run.result.counts = Object.fromEntries(counted.map(({ layer, n }) => [layer, n]))
  for (const refused of homeless) reject(run, refused)
}

function reject(run: Run, refused: Reject): void {
  run.progress.rejected++
  run.onReject?.(refused)
}

async function dropStaleStaging(db: Db): Promise<void> {
  for (const { tableName } of await db.any<{ tableName: string }>(listStaleStaging))
    await db.none(dropStaging, { table: tableName })
}
