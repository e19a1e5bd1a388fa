import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who holds a data folder. PGlite takes no lock of its own: two processes in one folder destroy it. */
export interface LockHolder {
  pid: number
  /** Tells a living process from another one that was given the same pid later (containers start at pid 1 again). */
  processStart: string
  purpose: 'server' | 'command'
  /** Folder of the Unix socket that serves the database while the lock is held. */
  socketDir: string
  httpPort?: number
}

export interface DataDirLock {
  release(): void
}

/** The folder is in use by a living process; `holder` says by which. */
export class DataDirLockedError extends Error {
  readonly holder: LockHolder
  constructor(dataDir: string, holder: LockHolder) {
    const port = holder.httpPort === undefined ? '' : ` on port ${holder.httpPort}`
    const who =
      holder.purpose === 'server'
        ? `a running server (pid ${holder.pid}${port})`
        : `a running command (pid ${holder.pid})`
    super(`The data folder ${dataDir} is in use by ${who}. Stop it first, or set another DATA_DIR.`)
    this.name = 'DataDirLockedError'
    this.holder = holder
  }
}

const lockPath = (dataDir: string) => join(dataDir, 'lock.json')

/** Takes the folder for this process, or throws DataDirLockedError. A lock left by a dead process is taken over. */
export function lockDataDir(
  dataDir: string,
  holder: Pick<LockHolder, 'purpose' | 'socketDir' | 'httpPort'>,
): DataDirLock {
  mkdirSync(dataDir, { recursive: true })
  const path = lockPath(dataDir)
  const mine = JSON.stringify({ pid: process.pid, processStart: processStart(process.pid), ...holder })
  // link() fails if the name exists and otherwise shows the whole content at once: nobody reads half a lock.
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, mine)
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (linkIfFree(draft, path)) return { release: () => releaseOwn(path, mine) }
      const seen = readText(path)
      if (seen === undefined) continue
      const other = parseHolder(seen)
      if (other !== undefined && isAlive(other)) throw new DataDirLockedError(dataDir, other)
      setStaleAside(path, seen)
    }
    throw new Error(`Could not lock the data folder ${dataDir}: its lock file keeps changing.`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The living holder of the folder, if there is one. */
export function dataDirHolder(dataDir: string): LockHolder | undefined {
  const text = readText(lockPath(dataDir))
  const holder = text === undefined ? undefined : parseHolder(text)
  return holder !== undefined && isAlive(holder) ? holder : undefined
}

function linkIfFree(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead lock away; if another process was faster and the moved one is alive, it is put back. */
function setStaleAside(path: string, seen: string): void {
  const aside = `${path}.stale.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readText(aside) !== seen) linkIfFree(aside, path)
  rmSync(aside, { force: true })
}

function releaseOwn(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true })
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const value = JSON.parse(text) as LockHolder
    return Number.isInteger(value.pid) ? value : undefined
  } catch {
    return undefined
  }
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.processStart === processStart(holder.pid)
}

/** Boot and start tick of a process where the system tells (Linux), else the empty string. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const startTick = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${startTick}`
  } catch {
    return ''
  }
}
