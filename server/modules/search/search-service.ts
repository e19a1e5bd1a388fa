import type { Actor } from '../../contract/case-rules.ts'
import type { LonLat } from '../../contract/common.ts'
import { SEARCH_KINDS, type SearchHit, type SearchKind, type SearchQuery } from '../../contract/search.ts'
import type { Queryable } from '../../db/connect.ts'
import {
  type FoundCase,
  findCasesByNumber,
  findCasesByText,
  findCasesOfClasses,
} from '../cases/case-find-read.ts'
import {
  type FoundComponent,
  findComponentsByCode,
  findComponentsOfClasses,
} from '../components/components-find-read.ts'
import { findEntries } from './entries-read.ts'
import { findMatch } from './search-match.ts'
import { searchKey } from './search-text.ts'

interface Ask {
  readonly db: Queryable
  readonly actor: Actor
  /** As typed, full width made half. */
  readonly text: string
  readonly key: string
  readonly near: LonLat | null
  readonly limit: number
}

/** The best of each kind asked for, within the actor's scope, best first. */
export async function searchAnything(db: Queryable, actor: Actor, query: SearchQuery): Promise<SearchHit[]> {
  const { q, lon, lat, limit, kinds = SEARCH_KINDS } = query
  const key = searchKey(q)
  if (key === '') return []
  const near = lon === undefined || lat === undefined ? null : { lon, lat }
  const ask: Ask = { db, actor, text: q.normalize('NFKC').trim(), key, near, limit }
  const wants = (kind: SearchKind) => kinds.includes(kind)
  // What a class's name finds are also the cases and components of that class.
  const needsClasses = wants('case') || wants('component')
  const entryKinds = needsClasses && !wants('class') ? [...kinds, 'class' as const] : kinds
  const [entries, cases, components] = await Promise.all([
    findEntries(db, actor.scope, { key, kinds: entryKinds, near, limit }),
    wants('case') ? findCases(ask) : [],
    wants('component') ? findComponents(ask) : [],
  ])
  const classes = entries.filter(({ kind }) => kind === 'class')
  const [ofClasses, furniture] = await Promise.all([
    wants('case') && cases.length < limit ? casesOfClasses(ask, classes) : [],
    wants('component') && components.length === 0 ? componentsOfClasses(ask, classes) : [],
  ])
  const known = new Set(cases.map(({ id }) => id))
  const more = ofClasses.filter(({ id }) => !known.has(id)).slice(0, limit - cases.length)
  const hits = [...entries, ...cases, ...more, ...components, ...furniture]
  return hits.filter(({ kind }) => wants(kind)).sort((a, b) => b.score - a.score)
}

async function findCases(ask: Ask): Promise<SearchHit[]> {
  const { db, actor, text, key, limit } = ask
  const byNumber = await findCasesByNumber(db, actor, text.toUpperCase(), limit)
  if (byNumber.length > 0)
    return byNumber.map((one, i) => caseHit(one, key, searchKey(one.number) === key ? 1000 : 850 - i / 100))
  const names = await namesOf(ask)
  const [byText = [], ...byNames] = await Promise.all(
    // Two or three letters are initials: as a text they would be part of any number.
    [/^[a-z]{1,3}$/.test(key) ? null : text, ...names].map((words) =>
      words === null ? [] : findCasesByText(db, actor, words, limit),
    ),
  )
  const hits = byText.map((one, i) => caseHit(one, key, 600 - i / 100))
  const known = new Set(hits.map(({ id }) => id))
  for (const [i, cases] of byNames.entries()) {
    for (const one of cases) {
      if (hits.length >= limit || known.has(one.id)) continue
      known.add(one.id)
      hits.push(caseHit(one, searchKey(names[i] ?? key), 450 - hits.length / 100))
    }
  }
  return hits
}

/** So many names are tried for initials: each is a search of its own. */
const NAMES = 2

/** Initials say names of streets, and those are the words of a case's address: xhl12 → 兴华路12. */
async function namesOf({ db, actor, key, near }: Ask): Promise<string[]> {
  const [, letters, number = ''] = /^([a-z]{2,12})(\d*)$/.exec(key) ?? []
  if (letters === undefined) return []
  const query = { key: letters, kinds: ['road'] as const, near, limit: NAMES }
  const roads = await findEntries(db, { ...actor.scope, kind: 'district' }, query)
  const isWhole = ({ match, title }: SearchHit) => match?.from === 0 && match.to === title.length
  return roads.filter(isWhole).map(({ title }) => title + number)
}

async function casesOfClasses({ db, actor, key, limit }: Ask, classes: readonly SearchHit[]) {
  const rows = await findCasesOfClasses(db, actor, classes.map(classOf), limit)
  return rows.map((one, i) => caseHit(one, key, 440 - i / 100))
}

/** Of a class's hit: its id is `kind/code`. */
function classOf({ id }: SearchHit): { kind: string; code: string } {
  const [kind = '', code = ''] = id.split('/')
  return { kind, code }
}

function caseHit(found: FoundCase, key: string, score: number): SearchHit {
  const { id, number, className, classNameEn, address, description, gridCode, lon, lat } = found
  const isInWords = searchKey(description).includes(key) && !searchKey(address ?? '').includes(key)
  const shown = {
    title: className ?? number,
    titleEn: classNameEn,
    detail: isInWords ? excerpt(description, key) : (address ?? (description || null)),
    code: number,
  }
  const match = findMatch(shown, key, '')
  return { kind: 'case', id, ...shown, location: { lon, lat }, gridCode, score, match }
}

const EXCERPT = 40

/** A piece of a long text around the key. */
function excerpt(text: string, key: string): string {
  if (text.length <= EXCERPT) return text
  const match = findMatch({ title: text, titleEn: null, detail: null, code: null }, key, '')
  const characters = [...text]
  const from = Math.max(0, [...text.slice(0, match?.from ?? 0)].length - 8)
  const piece = characters.slice(from, from + EXCERPT).join('')
  return `${from > 0 ? '…' : ''}${piece}${from + EXCERPT < characters.length ? '…' : ''}`
}

async function findComponents({ db, actor, key, limit }: Ask): Promise<SearchHit[]> {
  const rows = await findComponentsByCode(db, actor.scope, key, limit)
  return rows.map((one, i) => componentHit(one, key, one.code === key ? 1000 : 850 - i / 100))
}

async function componentsOfClasses({ db, actor, key, near, limit }: Ask, classes: readonly SearchHit[]) {
  const codes = classes.map(classOf).filter(({ kind }) => kind === 'component')
  const asked = { classes: codes.map(({ code }) => code), near, limit }
  const rows = await findComponentsOfClasses(db, actor.scope, asked)
  return rows.map((one, i) => componentHit(one, key, 430 - i / 100))
}

function componentHit(found: FoundComponent, key: string, score: number): SearchHit {
  const { id, code, name, className, classNameEn, gridCode, lon, lat } = found
  const shown = { title: className, titleEn: classNameEn, detail: name, code }
  const match = findMatch(shown, key, '')
  return { kind: 'component', id, ...shown, location: { lon, lat }, gridCode, score, match }
}
