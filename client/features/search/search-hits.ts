import type { LonLat } from '../../../server/contract/common.ts'
import type { SearchHit, SearchKind } from '../../../server/contract/search.ts'

/** What the box asks for: a class is nothing that a map could show. */
export const SHOWN_KINDS = [
  'case',
  'building',
  'road',
  'component',
  'camera',
  'grid',
  'street',
  'community',
] as const satisfies readonly SearchKind[]

/** What a search led to. */
export interface Found {
  readonly kind: (typeof SHOWN_KINDS)[number]
  readonly id: string
  readonly place: LonLat
}

const THINGS = { building: 'building', component: 'component', camera: 'camera', grid: 'unit-grid' } as const

/** What was found as a thing of the map with a card of its own; null for what is only a place to fly to. */
export function thingOf({ kind, id, place }: Found) {
  if (kind !== 'building' && kind !== 'component' && kind !== 'camera' && kind !== 'grid') return null
  // A responsibility grid is many cells: no single one is meant.
  return kind === 'grid' && !/^\d{15}$/.test(id) ? null : { kind: THINGS[kind], id, place }
}

/** From how far a found place is looked at, metres. */
export const rangeOf = ({ kind }: Found): number =>
  ({ street: 3000, community: 1500, road: 800 })[kind as string] ?? 400

/** A piece of a text; `isMarked` where it is what was looked for. */
export interface Piece {
  /** Where in the text it begins. */
  readonly from: number
  readonly text: string
  readonly isMarked: boolean
}
/** A field of a choice. */
export interface Line {
  readonly field: string
  readonly pieces: readonly Piece[]
}
export interface Choice {
  /** Of its kind's only one. */
  readonly key: string
  /** What it leads to: of a person the house. */
  readonly id: string
  readonly kind: (typeof SHOWN_KINDS)[number] | 'person'
  readonly title: readonly Piece[]
  /** Code, the name in the other language where that is what matched, address. */
  readonly more: readonly Line[]
  /** Null: its place has yet to be asked, or it has none. */
  readonly place: LonLat | null
}
export interface Group {
  readonly kind: Choice['kind']
  readonly choices: readonly Choice[]
}

/** A text without a match. */
export const plain = (text: string): Piece[] => [{ from: 0, text, isMarked: false }]

/** Cuts a text at its match. */
export function piecesOf(text: string, match: { from: number; to: number } | null): Piece[] {
  if (match === null) return plain(text)
  const { from, to } = match
  return [
    { from: 0, text: text.slice(0, from), isMarked: false },
    { from, text: text.slice(from, to), isMarked: true },
    { from: to, text: text.slice(to), isMarked: false },
  ].filter((piece) => piece.text !== '')
}

/** A hit as the reader sees it. */
export function choiceOf(hit: SearchHit, isEnglish: boolean): Choice | null {
  const kind = SHOWN_KINDS.find((one) => one === hit.kind)
  if (kind === undefined) return null
  const { match } = hit
  const cut = (field: 'title' | 'titleEn' | 'detail' | 'code', text: string): Line => ({
    field,
    pieces: piecesOf(text, match?.field === field ? match : null),
  })
  const [first, other] =
    isEnglish && hit.titleEn ? (['titleEn', 'title'] as const) : (['title', 'titleEn'] as const)
  const more = [
    ...(hit.code !== null && hit.code !== hit.title ? [cut('code', hit.code)] : []),
    ...(match?.field === other ? [cut(other, hit[other] ?? '')] : []),
    ...(hit.detail !== null ? [cut('detail', hit.detail)] : []),
  ]
  return {
    key: hit.id,
    id: hit.id,
    kind,
    title: cut(first, hit[first] ?? hit.title).pieces,
    more,
    place: hit.location,
  }
}

/** Groups by kind, the kind of the best hit first; within a group the answer's order. */
export function groupsOf(choices: readonly Choice[]): Group[] {
  const groups = new Map<Choice['kind'], Choice[]>()
  for (const choice of choices) {
    const group = groups.get(choice.kind)
    if (group === undefined) groups.set(choice.kind, [choice])
    else group.push(choice)
  }
  return [...groups].map(([kind, of]) => ({ kind, choices: of }))
}

/** A telephone or identity number: such a thing is never put into an address of a request. */
export function isPersonalNumber(text: string): boolean {
  const digits = text.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return /^(\+?86)?1[3-9]\d{9}$/.test(digits) || /^\d{17}[\dXx]$/.test(digits)
}
