import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import { type Article, type ArticleText, articleText } from '../../../contract/knowledge.ts'
import type { Queryable, Tx } from '../../../db/connect.ts'
import { sql } from '../../../db/sql.ts'
import { likePattern } from '../../../http/map-filter.ts'

const file = (name: string) => sql(import.meta.url, `sql/${name}.sql`)
const files = {
  list: file('list-articles'),
  read: file('read-article'),
  insert: file('insert-article'),
  update: file('update-article'),
  insertVersion: file('insert-version'),
  versions: file('list-versions'),
  retire: file('retire-article'),
  hasClass: file('has-class'),
}

const row = articleText.extend({
  id: z.uuid(),
  version: z.int(),
  updatedAt: z.date(),
  updatedBy: z.string().nullable(),
  used: z.int(),
})
const articleOf = ({ updatedAt, ...rest }: z.infer<typeof row>, today: string): Article => ({
  ...rest,
  updatedAt: updatedAt.toISOString(),
  expired: rest.validUntil !== null && rest.validUntil < today,
})

/** Words parted by spaces must all be there; each may be the initials of the title's or the keywords' pinyin. */
export async function listArticles(
  db: Queryable,
  asked: { q: string; classKind: string | null; classCode: string | null; today: string; limit: number },
): Promise<Article[]> {
  const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean)
  const patterns = words.length === 0 ? null : words.map((word) => likePattern(word))
  const rows = z.array(row).parse(await db.any(files.list, { ...asked, patterns }))
  return rows.map((one) => articleOf(one, asked.today))
}

export async function readArticle(db: Queryable, id: string, today: string): Promise<Article | null> {
  const found = row.nullable().parse(await db.oneOrNone(files.read, { id }))
  return found === null ? null : articleOf(found, today)
}

interface Written {
  id: string
  by: string | null
  at: Date
}

/** Also the demo's: an article and its first version. */
export async function insertArticle(t: Tx, text: ArticleText, { id, by, at }: Written): Promise<void> {
  await t.none(files.insert, { ...text, id, by, at, initials: initialsOf(text) })
  await t.none(files.insertVersion, { id, version: 1, text, at, by })
}

/** The version it made, or null where another was written since `version`. */
export async function updateArticle(
  t: Tx,
  text: ArticleText,
  { id, by, at, version }: Written & { version: number },
): Promise<number | null> {
  const made = await t.oneOrNone<{ version: number }>(files.update, {
    ...text,
    id,
    by,
    at,
    version,
    initials: initialsOf(text),
  })
  if (made === null) return null
  await t.none(files.insertVersion, { id, version: made.version, text, at, by })
  return made.version
}

const versionRow = z.object({
  version: z.int(),
  text: articleText,
  at: z.date(),
  by: z.string().nullable(),
})
export async function listVersions(db: Queryable, id: string) {
  const rows = z.array(versionRow).parse(await db.any(files.versions, { id }))
  return rows.map(({ text, at, ...rest }) => ({ ...text, ...rest, at: at.toISOString() }))
}

export async function retireArticle(t: Tx, id: string, at: Date): Promise<boolean> {
  return (await t.oneOrNone(files.retire, { id, at })) !== null
}

export async function hasClass(db: Queryable, kind: string, code: string): Promise<boolean> {
  return (await db.oneOrNone(files.hasClass, { kind, code })) !== null
}

/** `jzdj` for 居住登记, of the title and of each keyword. */
const initialsOf = ({ title, keywords }: ArticleText) =>
  [title, ...keywords.split(/\s+/)]
    .map((word) =>
      pinyin(word, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(''),
    )
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
