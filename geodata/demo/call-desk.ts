import { readFileSync } from 'node:fs'
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import type { Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'

const queries = {
  articles: sql(import.meta.url, 'sql/insert-articles.sql'),
  calls: sql(import.meta.url, 'sql/insert-calls.sql'),
  callBacks: sql(import.meta.url, 'sql/insert-call-backs.sql'),
  users: sql(import.meta.url, 'sql/insert-users.sql'),
}

const article = z.object({
  title: z.string(),
  titleEn: z.string(),
  body: z.string(),
  bodyEn: z.string(),
  keywords: z.string(),
  class: z.tuple([z.string(), z.string()]).optional(),
})

/** What the call desk has to show: a knowledge base, the last fortnight's calls, answers owed and given, and an exchange that may tell of calls. */
export async function layCallDesk(t: Tx, now: Date, passwordHash: string): Promise<number> {
  const rows = articleRows()
  await t.none(queries.articles, { rows: JSON.stringify(rows), at: now })
  await t.none(queries.calls, { now })
  await t.none(queries.callBacks, { now })
  const exchange = {
    username: 'exchange',
    name: '电话交换机',
    roles: ['telephony'],
    orgCode: 'CENTER',
    onDuty: false,
  }
  await t.none(queries.users, { users: JSON.stringify([exchange]), passwordHash })
  return rows.length
}

function articleRows() {
  const given = JSON.parse(readFileSync(new URL('articles.json', import.meta.url), 'utf8'))
  return z
    .array(article)
    .parse(given)
    .map(({ class: ofClass, ...words }, i) => {
      const [classKind = null, classCode = null] = ofClass ?? []
      const text = { ...words, classKind, classCode, validUntil: null }
      return {
        ...text,
        id: idOf(i),
        initials: initialsOf(`${words.title} ${words.keywords}`),
        used: (i * 7) % 23,
        text,
      }
    })
}

/** The same in every demo. */
const idOf = (i: number) => `00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`

const initialsOf = (words: string) =>
  words
    .split(/\s+/)
    .map((word) =>
      pinyin(word, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' }).join(''),
    )
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
