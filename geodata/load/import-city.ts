import type { Db } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { buildAreasAndGrids, type GridReport } from '../grids/build-areas-and-grids.ts'
import type { CityObject } from '../model/city.ts'
import type { OnSourceReject } from '../sources/reject.ts'
import { type LoadResult, loadCity } from './load-city.ts'
import type { RejectLine } from './reject-log.ts'
import { SourceBounds } from './source-bounds.ts'

/** A file being read: yields objects and reports what it could not use. */
export type ReadSource = (options: {
  source: string
  onReject: OnSourceReject
  onShare: (share: number) => void
}) => Iterable<CityObject> | AsyncIterable<CityObject>

export interface ImportOptions {
  /** The dataset whose earlier rows are replaced. */
  source: string
  division: string
  districtName: { zh: string; en: string }
  /** More than this share of refused records calls the import off; 0.2 where not said. */
  maxRejectShare?: number
  /** False: the city is divided later, when all its layers are in. */
  withGrids?: boolean
  /** Leaves a mark on which the server lays the demo's people over the city. */
  withDemo?: boolean
  onReject?: (line: RejectLine) => void
  onProgress?: (progress: ImportProgress) => void
}

/** `share` from 0 to 1: how much of the file is read. */
export interface ImportProgress {
  step: 'reading' | 'writing' | 'grids'
  share: number
  objects: number
  rejected: number
}

export interface ImportReport extends Pick<LoadResult, 'counts' | 'repaired'> {
  /** Records read, taken or not. */
  records: number
  rejected: number
  /** Null where the dividing was left for later. */
  grids: GridReport | null
  readMs: number
  writeMs: number
  gridsMs: number
}

const liesElsewhere = sql(import.meta.url, 'sql/lies-elsewhere.sql')
const markDemoWanted = sql(import.meta.url, 'sql/mark-demo-wanted.sql')

const MOST_REJECTED = 0.2

/**
 * Reads a source into the database, whole or not at all, and divides the city anew. The grids are a step of their own after
 * it (no transaction waits for their computing): where they fail the objects are in, and the same import run again goes on there.
 */
export async function importCity(db: Db, read: ReadSource, options: ImportOptions): Promise<ImportReport> {
  const started = performance.now()
  const bounds = new SourceBounds()
  const progress: ImportProgress = { step: 'reading', share: 0, objects: 0, rejected: 0 }
  const tell = (change: Partial<ImportProgress>) => options.onProgress?.(Object.assign(progress, change))
  let [unread, mended, readMs] = [0, 0, 0]
  const objects = read({
    source: options.source,
    onReject({ id, ...reject }) {
      if (reject.repaired) mended++
      else unread++
      options.onReject?.({ ...reject, id })
    },
    onShare: (share) => tell({ share }),
  })
  const loaded = await loadCity(db, bounds.seen(objects), {
    source: options.source,
    division: options.division,
    districtName: options.districtName.zh,
    onReject: ({ layer, sourceId: id, reason }) => options.onReject?.({ layer, id, reason }),
    onRepair: ({ layer, sourceId: id, reason }) => options.onReject?.({ layer, id, reason, repaired: true }),
    onProgress: ({ read: objects, rejected }) => tell({ objects, rejected: rejected + unread }),
    async beforeSwap({ read: objects, rejected }) {
      readMs = performance.now() - started
      refuseTooManyRejects(objects + unread, rejected + unread, options.maxRejectShare ?? MOST_REJECTED)
      await refuseElsewhere(db, bounds)
      tell({ step: 'writing', share: 1 })
    },
  })
  const loadedAt = performance.now()
  const divides = options.withGrids ?? true
  if (divides) tell({ step: 'grids' })
  const grids = divides ? await buildAreasAndGrids(db, options) : null
  if (options.withDemo) await db.none(markDemoWanted)
  return {
    ...loaded,
    records: progress.objects + unread,
    rejected: loaded.rejected + unread,
    repaired: loaded.repaired + mended,
    grids,
    readMs,
    writeMs: loadedAt - started - readMs,
    gridsMs: performance.now() - loadedAt,
  }
}

function refuseTooManyRejects(records: number, rejected: number, most: number): void {
  if (records === 0) throw new Error('The file holds nothing that can be imported. Nothing was changed.')
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
  if (rejected / records > most)
    throw new Error(
      `${rejected} of ${records} records (${percent(rejected / records)}) were refused, more than ${percent(most)}. Nothing was changed.`,
    )
  if (rejected === records) throw new Error('Every record was refused. Nothing was changed.')
}

/** Objects far from the district of the database (often a wrong CRS, or the demo city is in it) could never get a grid. */
async function refuseElsewhere(db: Db, bounds: SourceBounds): Promise<void> {
  if (bounds.hasBoundaries || bounds.box === null) return
  const [west, south, east, north] = bounds.box
  const { elsewhere } = await db.one<{ elsewhere: string | null }>(liesElsewhere, {
    west,
    south,
    east,
    north,
  })
  if (elsewhere === null) return
  const place = bounds.box.map((degrees) => degrees.toFixed(3)).join(', ')
  throw new Error(
    `The file lies at ${place}, outside ${elsewhere}, the district in this database. Name its CRS, or set DATA_DIR (or DATABASE_URL) to a database without another city. Nothing was changed.`,
  )
}
