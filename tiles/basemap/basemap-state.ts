import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../../server/db/connect.ts'
import { type ChangePosition, type LayerLook, lookAt } from '../source/tile-changes.ts'

/** The city that pictures were drawn of, and up to where its changes are known. */
export interface Known {
  /** The folder of its pictures: of another city, another name. */
  version: string
  basis: string
  position: ChangePosition
  /** The mark of all rows at that position, where they were read. */
  rows: string | null
}

/** Beside the pictures: a restarted server goes on with them. */
export const STATE_FILE = 'city.json'
/** How often all rows are read to find what has changed without a note; see tile-service.ts. */
const THOROUGH_MS = 3_600_000

interface Deps {
  db: Db
  folder: string
}

/** Tells whether the pictures of the base map still show the city as it is: by the notes of changes, and at times by all rows. */
export function createBasemapState({ db, folder }: Deps) {
  let thoroughAt = 0
  return {
    /** Under another version than `before`, everything must be drawn anew. */
    async look(before: Known | undefined): Promise<Known> {
      const known = before ?? (await readState(folder))
      const thorough = Date.now() >= thoroughAt
      const look = await lookAt(db, 'basemap', known?.position ?? null, { thorough })
      if (thorough) thoroughAt = Date.now() + THOROUGH_MS
      const isSame = known !== undefined && showsTheSame(known, look)
      const { basis, position } = look
      const version = isSame ? known.version : randomBytes(8).toString('hex')
      const rows = look.rows?.mark ?? (isSame ? known.rows : null)
      const next = { version, basis, position, rows }
      if (!isSame || thorough) await writeState(folder, next)
      return next
    },
  }
}

function showsTheSame(known: Known, { basis, cells, rows }: LayerLook): boolean {
  if (basis !== known.basis) return false
  if (rows !== null && known.rows !== null) return rows.mark === known.rows
  return cells !== null && cells.length === 0
}

async function readState(folder: string): Promise<Known | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, STATE_FILE), 'utf8')) as Known
  } catch {
    return undefined
  }
}

async function writeState(folder: string, known: Known): Promise<void> {
  await mkdir(folder, { recursive: true })
  // Two looks may end at once: each renames a draft of its own.
  const draft = join(folder, `${STATE_FILE}.${randomBytes(4).toString('hex')}.draft`)
  await writeFile(draft, JSON.stringify(known))
  await rename(draft, join(folder, STATE_FILE))
}
