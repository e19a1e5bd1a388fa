import { CSV_START, csvLine } from '../../../../server/contract/csv.ts'
import type { DigConflict } from '../../../../server/contract/underground.ts'

/** The conflicts of a dig as a file that spreadsheets open; nothing in it is personal. */
export function digCsv(
  items: readonly DigConflict[],
  heads: readonly string[],
  kindOf: (item: DigConflict) => string,
): string {
  const rows = items.map((item) => [
    item.code,
    kindOf(item),
    item.ownerName,
    item.depthM,
    item.diameterMm,
    item.besideM,
    item.belowM,
    item.clearanceM,
    item.location.lon,
    item.location.lat,
  ])
  return CSV_START + [heads, ...rows].map(csvLine).join('')
}
/** Heads of its columns, by name. */
export const DIG_COLUMNS = [
  'code',
  'kind',
  'owner',
  'depth',
  'diameter',
  'beside',
  'below',
  'clearance',
  'lon',
  'lat',
] as const
