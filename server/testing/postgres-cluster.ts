import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PostgresCluster {
  url: string
  stop(): void
}

const debianFolder = '/usr/lib/postgresql'

/** The folder of Debian's PostgreSQL programs, the newest version with PostGIS' control file beside it. */
export function findPostgresBin(): string | undefined {
  if (!existsSync(debianFolder)) return undefined
  const versions = readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a))
  const version = versions.find(
    (v) =>
      existsSync(join(debianFolder, v, 'bin', 'initdb')) &&
      existsSync(`/usr/share/postgresql/${v}/extension/postgis.control`),
  )
  return version === undefined ? undefined : join(debianFolder, version, 'bin')
}

/**
 * A private cluster in a temporary folder on a free loopback port. It is stopped by `stop`, and by a watchdog
 * when this process disappears without calling it.
 */
export async function startCluster(bin: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cityloop-postgres-'))
  const data = join(folder, 'data')
  const asRoot = process.getuid?.() === 0
  if (asRoot) chownSync(folder, postgresId('-u'), postgresId('-g'))
  // initdb refuses root.
  const run = (program: string, args: string[]) => {
    const command = [join(bin, program), ...args]
    const [file, ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    execFileSync(file ?? '', rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder })
  }
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'])
  const port = await freePort()
  writeFileSync(join(data, 'postgresql.auto.conf'), settings(port, folder))
  run('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-t', '120', 'start'])
  watchOver(process.pid, join(bin, 'pg_ctl'), folder)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      if (!existsSync(data)) return
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Durability is not what these clusters are for, except against kill -9 of a client, which needs no fsync. */
function settings(port: number, folder: string): string {
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
    max_connections: 200,
    timezone: 'UTC',
    autovacuum_naptime: '10s',
  }
  return Object.entries(values)
    .map(([key, value]) => `${key} = '${value}'\n`)
    .join('')
}

function watchOver(pid: number, pgCtl: string, folder: string): void {
  const script = `while kill -0 ${pid} 2>/dev/null; do sleep 2; done
    [ -d '${folder}/data' ] || exit 0
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- '${pgCtl}' -D '${folder}/data' -m immediate stop
    else '${pgCtl}' -D '${folder}/data' -m immediate stop; fi
    rm -rf '${folder}'`
  spawn('sh', ['-c', script], { detached: true, stdio: 'ignore', cwd: '/' }).unref()
}

function postgresId(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => done(port))
    })
  })
}
