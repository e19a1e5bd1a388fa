/** A share in percent with a decimal; a dash where there is nothing to share. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(1)}%`
