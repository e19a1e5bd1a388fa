import type { CaseHistory } from '../../server/contract/case-history.ts'
import type { ComplaintHistory } from '../../server/contract/complaint-history.ts'
import type { Db, Queryable, Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { tx } from '../../server/db/tx.ts'
import type { FileStore } from '../../server/platform/files.ts'
import type { Keyring } from '../../server/platform/keyring.ts'
import type { Log } from '../../server/platform/log.ts'
import { layCallDesk } from './call-desk.ts'
import { layComplaints } from './complaints.ts'
import { type AfterOnClock, type DemoAttachment, makeHistories } from './history.ts'
import { readChoices } from './history-choices.ts'
import { drawPictures, PICTURE } from './pictures.ts'
import { layResidents } from './residents.ts'
import { layUsers } from './users.ts'

const queries = {
  lock: sql(import.meta.url, 'sql/lock-demo.sql'),
  readSetting: sql(import.meta.url, 'sql/read-setting.sql'),
  writeSetting: sql(import.meta.url, 'sql/write-setting.sql'),
  layRouting: sql(import.meta.url, 'sql/lay-routing.sql'),
  insertAttachments: sql(import.meta.url, 'sql/insert-attachments.sql'),
}

/** What the demo needs of the server, handed over by its main. */
export interface DemoDeps {
  db: Db
  keyring: Keyring
  files: FileStore
  log: Log
  now: Date
  casePrefix: string
  /** Hashes the one demo password; asked only where there are accounts to make. */
  passwordHash(): Promise<string>
  /** The center's working clock, once the catalog is loaded. */
  clock(db: Queryable): Promise<AfterOnClock>
  /** Folds histories with the engine and writes them; throws at an unlawful one. */
  writeHistories(tx: Tx, histories: readonly CaseHistory[]): Promise<void>
  /** Takes the steps of a complaint by the product's own service; throws at an unlawful one. */
  writeComplaint(tx: Tx, told: ComplaintHistory): Promise<void>
}

const BATCH = 500

/**
 * Lays invented users, residents and three months of history over whatever city the database holds. Each part is one
 * transaction with its own mark, so that a start cut short goes on where it was. Nothing happens where all is laid.
 */
export async function layDemoOver(deps: DemoDeps): Promise<void> {
  await part(deps, 'demo-users', async (t) => layUsers(t, await deps.passwordHash()))
  await part(deps, 'demo-residents', (t) => layResidents(t, deps.keyring, deps.now))
  await part(deps, 'demo-history', (t) => layHistory(t, deps))
  await part(deps, 'demo-calls', async (t) => layCallDesk(t, deps.now, await deps.passwordHash()))
  await part(deps, 'demo-complaints', async (t) =>
    layComplaints(t, { now: deps.now, after: await deps.clock(t), write: deps.writeComplaint }),
  )
  await part(deps, 'demo-routing', async (t) => (await t.one<{ n: number }>(queries.layRouting)).n)
}

async function part({ db, log }: DemoDeps, name: string, lay: (t: Tx) => Promise<number>): Promise<void> {
  if (await db.oneOrNone(queries.readSetting, { key: name })) return
  const started = Date.now()
  const count = await tx(db, async (t) => {
    await t.any(queries.lock)
    // Another server may have been quicker.
    if (await t.oneOrNone(queries.readSetting, { key: name })) return 0
    const laid = await lay(t)
    await t.none(queries.writeSetting, { key: name, value: JSON.stringify({ count: laid }) })
    return laid
  })
  log.info({ part: name, count, ms: Date.now() - started }, 'demo laid')
}

async function layHistory(t: Tx, deps: DemoDeps): Promise<number> {
  const attachments: DemoAttachment[] = []
  const histories = makeHistories({
    choices: await readChoices(t),
    pictures: await drawPictures(deps.files),
    now: deps.now.getTime(),
    after: await deps.clock(t),
    casePrefix: deps.casePrefix,
    onAttachment: (attachment) => attachments.push(attachment),
  })
  let count = 0
  const write = async (batch: readonly CaseHistory[]) => {
    const pictures = attachments.splice(0)
    await t.none(queries.insertAttachments, { attachments: JSON.stringify(pictures), ...PICTURE })
    await deps.writeHistories(t, batch)
    count += batch.length
  }
  let batch: CaseHistory[] = []
  for (const history of histories) {
    batch.push(history)
    if (batch.length < BATCH) continue
    await write(batch)
    batch = []
  }
  await write(batch)
  return count
}
