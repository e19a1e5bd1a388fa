/** A spreadsheet runs what begins like a formula: such a cell is given as text. */
const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** One line of a CSV file (RFC 4180), ended by CRLF; every cell as text that no spreadsheet takes for a formula. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells
    .map((cell) => {
      const text = typeof cell === 'number' ? String(cell) : guarded(cell ?? '')
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')}\r\n`

/** What a CSV file in UTF-8 begins with, so that spreadsheets read its Chinese. */
export const CSV_START = '\uFEFF'
