import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('{client,server,geodata,tiles}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['client/dist/**'],
})
const importing =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

/** What each file imports: project paths from its own folder, packages by name. */
const graph = new Map(files.map((file) => [file, importsOf(file)]))

function importsOf(file: string): string[] {
  const found = [...readFileSync(join(root, file), 'utf8').matchAll(importing)]
  const names = found.map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  return names.map((name) => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name))
}

const isTest = (file: string) =>
  /\.(test|bench)\.tsx?$|^server\/(testing|scenarios)\/|^client\/(scenarios|scene\/testing)\//.test(file)
const domainOf = (file: string) => /^server\/modules\/([^/]+)\//.exec(file)?.[1]
const featureOf = (file: string) => /^client\/features\/([^/]+)\//.exec(file)?.[1]
const inProject = (name: string) => /^(client|server|geodata|tiles)\//.test(name)

/** The lines of architecture.md, "Who may import whom". */
type Rule = [why: string, refuses: (file: string, name: string) => boolean]
const within = (file: string, ...folders: string[]) =>
  folders.some((folder) => file === folder || file.startsWith(folder))
const only = (from: string, ...allowed: string[]): Rule => [
  `${from} imports only ${allowed.join(', ')}`,
  (file, name) => within(file, from) && inProject(name) && !within(name, from, ...allowed),
]
const rules: Rule[] = [
  only('client/', 'server/contract/'),
  only('server/contract/'),
  only('server/engine/', 'server/contract/'),
  only('server/db/'),
  only('server/platform/', 'server/db/'),
  only('server/http/', 'server/contract/', 'server/db/', 'server/platform/'),
  only(
    'server/modules/',
    'server/engine/',
    'server/contract/',
    'server/db/',
    'server/http/',
    'server/platform/',
  ),
  only('geodata/', 'server/db/', 'server/platform/', 'server/contract/', 'server/engine/'),
  only('tiles/', 'geodata/model/', 'server/db/', 'server/platform/', 'server/contract/'),
  [
    'the contract imports zod only',
    (file, name) => within(file, 'server/contract/') && !inProject(name) && name !== 'zod',
  ],
  ['the engine imports no package', (file, name) => within(file, 'server/engine/') && !inProject(name)],
  [
    'a module sees another only through its *-read.ts',
    (file, name) =>
      domainOf(file) !== undefined &&
      domainOf(name) !== undefined &&
      domainOf(file) !== domainOf(name) &&
      !/-read\.ts$/.test(name),
  ],
  [
    'services, rules and repositories know no express',
    (file, name) => /-(service|rules|repo)\.ts$/.test(file) && name === 'express',
  ],
  [
    'a feature never imports a feature',
    (file, name) =>
      featureOf(file) !== undefined && featureOf(name) !== undefined && featureOf(file) !== featureOf(name),
  ],
  [
    'features see the scene only through its port',
    (file, name) =>
      within(file, 'client/features/') &&
      within(name, 'client/scene/') &&
      !within(name, 'client/scene/scene-port'),
  ],
  [
    'only the scene imports cesium and resium',
    (file, name) => !within(file, 'client/scene/') && /^(cesium|resium|@cesium\/)/.test(name),
  ],
  [
    'only main and the import command bring both halves together',
    (file, name) =>
      within(file, 'server/') &&
      !['server/main.ts', 'server/dev.ts', 'server/import.ts'].includes(file) &&
      within(name, 'geodata/', 'tiles/'),
  ],
]

test('Nobody imports what the house forbids', () => {
  const broken = files
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      (graph.get(file) ?? []).flatMap((name) =>
        rules.filter(([, refuses]) => refuses(file, name)).map(([why]) => `${file} → ${name}: ${why}`),
      ),
    )
  expect(broken).toEqual([])
})

test('No import leads back to its file', () => {
  const done = new Set<string>()
  const walk = (file: string, path: string[]): string | undefined => {
    const start = path.indexOf(file)
    if (start >= 0) return [...path.slice(start), file].join(' → ')
    if (done.has(file)) return undefined
    for (const name of graph.get(file) ?? []) {
      const cycle = graph.has(name) ? walk(name, [...path, file]) : undefined
      if (cycle !== undefined) return cycle
    }
    done.add(file)
    return undefined
  }
  expect(files.map((file) => walk(file, [])).find((cycle) => cycle !== undefined)).toBeUndefined()
})
