import type { CaseClass } from '../../../server/contract/catalog.ts'

const SHOWN = 12

/** Classes by words of either language, the beginning of the code or pinyin initials; beginnings come first. */
export function searchClasses(classes: readonly CaseClass[], typed: string): CaseClass[] {
  const q = typed.trim().toLowerCase()
  if (q === '') return []
  return classes
    .flatMap((one) => {
      const rank = rankOf(one, q)
      return rank === null ? [] : [{ one, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ one }) => one)
}

function rankOf({ name, nameEn, major, code, pinyin }: CaseClass, q: string): number | null {
  const english = nameEn.toLowerCase()
  if (pinyin === q || name === q || code === q || english === q) return 0
  if (pinyin.startsWith(q) || name.startsWith(q) || code.startsWith(q) || english.startsWith(q)) return 1
  if (name.includes(q) || english.includes(q)) return 2
  if (pinyin.includes(q)) return 3
  return major.includes(q) ? 4 : null
}
