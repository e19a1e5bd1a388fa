import type { AreaItem } from '../../../../server/contract/area.ts'

/** A cell that a spreadsheet would take for a formula is made plain; quotes and commas are fenced. */
function cell(value: string | number): string {
  const text = String(value)
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** What is inside as a file that spreadsheets open; nothing in it is personal. */
export function areaCsv(
  items: readonly AreaItem[],
  heads: readonly string[],
  texts: {
    name: (item: AreaItem) => string
    status: (item: AreaItem) => string
    light: (item: AreaItem) => string
  },
): string {
  const rows = items.map((item) => [
    item.code ?? item.id,
    texts.name(item),
    texts.status(item),
    texts.light(item),
    item.location.lon,
    item.location.lat,
  ])
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
