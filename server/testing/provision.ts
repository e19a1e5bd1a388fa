import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findPostgresBin } from './postgres-cluster.ts'

const debianPackages = ['chromium', 'fonts-noto-cjk', 'postgresql', 'postgresql-15-postgis-3']

/** The browser to test with: CHROME_PATH, or a Chromium on the PATH. */
export function findChromium(): string | undefined {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/** What is still missing to run the tests, in words for the person who starts them. */
export function missingTools(): string[] {
  const missing: string[] = []
  if (findChromium() === undefined) missing.push('a Chromium (set CHROME_PATH)')
  if (!process.env.TEST_DATABASE_URL && findPostgresBin() === undefined)
    missing.push('a PostgreSQL with PostGIS (set TEST_DATABASE_URL to a role that may create databases)')
  return missing
}

/** Installs Debian's packages where that is possible; throws with instructions where something is still missing. */
export function provision(): void {
  if (missingTools().length === 0) return
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(`Installing ${debianPackages.join(', ')} …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    keepDebianFromStartingPostgres(env)
    const aptGet = (...args: string[]) =>
      execFileSync('apt-get', ['-qq', '-y', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    aptGet('update')
    aptGet('install', '--no-install-recommends', ...debianPackages)
  }
  const missing = missingTools()
  if (missing.length > 0) throw new Error(`The tests need ${missing.join(' and ')}.`)
}

function keepDebianFromStartingPostgres(env: NodeJS.ProcessEnv): void {
  const script = `mkdir -p /etc/postgresql-common &&
    { [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf; }`
  execFileSync('sh', ['-c', script], { env })
}
