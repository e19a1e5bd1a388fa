import type { ImportOptions as JobOptions } from '../../server/contract/import-job.ts'
import type { Db } from '../../server/db/connect.ts'
import type { ImportOptions, ImportProgress } from './import-city.ts'
import { importGround } from './import-ground.ts'

export type GroundFileOptions = Extract<JobOptions, { kind: 'dem' }>
interface GroundFile extends Pick<ImportOptions, 'onReject' | 'onProgress'> {
  path: string
  fileName: string
  options: GroundFileOptions
}

/**
 * Takes an uploaded elevation model as the ground of the city. What it lacks is no reason to refuse it, and stands in its reject
 * list as mended: heights that are missing, and a district that it does not reach over.
 */
export async function importGroundFile(
  db: Db,
  { path, fileName, options, onReject, onProgress }: GroundFile,
): Promise<Readonly<Record<string, number>>> {
  const { crs, vertical, undulationM, stepM } = options
  const progress: ImportProgress = { step: 'reading', share: 0, objects: 0, rejected: 0 }
  const tell = (change: Partial<ImportProgress>) => onProgress?.(Object.assign(progress, change))
  const report = await importGround(db, [path], {
    ...{ crs, undulationM, stepM, source: fileName, mustSayVertical: true },
    ...(vertical === 'file' ? {} : { vertical }),
    onShare: (share) => tell({ share, step: share < 1 ? 'reading' : 'writing' }),
  })
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`
  const mended: string[] = []
  if (report.missingShare > 0)
    mended.push(`${percent(report.missingShare)} of the heights are missing and were filled from around.`)
  if (report.coveredShare !== null && report.coveredShare < WHOLE)
    mended.push(
      `It covers ${percent(report.coveredShare)} of the district; beyond it the ground goes on level from its border.`,
    )
  for (const reason of mended) onReject?.({ id: fileName, reason, repaired: true })
  const heights = report.columns * report.rows
  tell({ objects: heights, rejected: mended.length })
  return {
    heights,
    missing: Math.round(report.missingShare * heights),
    lowestM: Math.round(report.lowestM),
    highestM: Math.round(report.highestM),
    ...(report.coveredShare === null ? {} : { coveredPercent: Math.round(report.coveredShare * 1000) / 10 }),
  }
}

/** A border that misses the last metre is no gap. */
const WHOLE = 0.9995
