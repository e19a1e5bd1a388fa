// npm run bench:city -- postgres://…: lays 123 more districts about the demo's one in a database where a server has laid that: a
// million buildings and ten million components. The server that is started next builds their tiles and says how fast.
import { connect, type Db, type Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'

const listCopies = sql(import.meta.url, 'sql/list-copies.sql')
const copies = ['buildings', 'components', 'roads', 'land'].map((what) =>
  sql(import.meta.url, `sql/copy-${what}.sql`),
)
const indexesOf = sql(import.meta.url, 'sql/list-indexes.sql')
const FILLED = ['building', 'component'] as const

const [databaseUrl] = process.argv.slice(2)
if (databaseUrl === undefined) throw new Error('Which database? npm run bench:city -- postgres://…')
const { db, close } = await connect({ databaseUrl, dataDir: '' })
try {
  await layLargeCity(db, console.log)
} finally {
  await close()
}

interface Copy {
  copy: number
  east: number
  north: number
}

/**
 * Lays 123 more districts about the demo's one: a million buildings and ten million components. Written as a bulk load is: no trigger
 * looks at each row (nobody's grids lie there, and tiles are built whole after it), and indexes are made at the end.
 */
async function layLargeCity(db: Db, say: (line: string) => void): Promise<void> {
  await tx(db, async (t) => {
    const indexes = await t.any<{ name: string; definition: string }>(indexesOf, { tables: FILLED })
    for (const table of FILLED) await t.none('alter table $1:name disable trigger user', [table])
    for (const { name } of indexes) await t.none('drop index $1:name', [name])
    const all = await t.any<Copy>(listCopies)
    for (const one of all) {
      await layCopy(t, one)
      if (one.copy % 10 === 0) say(`district ${one.copy} of ${all.length}`)
    }
    for (const { definition } of indexes) await t.none(definition)
    for (const table of FILLED) await t.none('alter table $1:name enable trigger user', [table])
  })
  await db.none('analyze')
}

async function layCopy(t: Tx, one: Copy): Promise<void> {
  for (const copy of copies) await t.none(copy, one)
}
