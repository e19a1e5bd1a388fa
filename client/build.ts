// npm run build; npm start calls it too, and it builds only what changed: the sources' hash stands beside the result.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'client', 'dist')
const stamp = join(dist, '.built-from')
const sources = ['client', 'server/contract', 'package-lock.json']

const now = hashOf(sources.map((path) => join(root, path)))
if (process.argv.includes('--force') || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  console.log('Building the client …')
  await build({ configFile: join(root, 'client', 'vite.config.ts'), logLevel: 'warn' })
  writeFileSync(stamp, now)
}

function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesUnder)) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (path === dist || /\.test\.tsx?$/.test(path)) return []
  const entries = readDirectory(path)
  return entries === undefined ? [path] : entries.toSorted().flatMap((name) => filesUnder(join(path, name)))
}

function readDirectory(path: string): string[] | undefined {
  try {
    return readdirSync(path)
  } catch {
    return undefined
  }
}
