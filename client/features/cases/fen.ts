/** The most one line of costs may hold, in fen (contract/case-accounts.ts). */
const MOST = 1e10

/** Yuan as typed, at most two decimals, to fen exactly: by digits, never by floating point. Null: not an amount, or too much. */
export function fenOf(text: string): number | null {
  const found = /^([-−])?\s*[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (found === null) return null
  const [, sign, yuan = '', decimals = ''] = found
  const fen = Number(yuan.replaceAll(',', '')) * 100 + Number(decimals.padEnd(2, '0'))
  if (fen > MOST) return null
  return sign === undefined || fen === 0 ? fen : -fen
}

/** Fen as money: `¥1,234.50`. */
export const yuanText = (fen: number, language: string) =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  }).format(fen / 100)
