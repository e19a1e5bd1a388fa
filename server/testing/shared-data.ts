import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A path in ../shared, or undefined (and a line saying so) where it is absent. */
export function sharedData(path: string): string | undefined {
  const found = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url))
  if (existsSync(found)) return found
  console.log(`Left out: the tests on ${found}, which is absent.`)
  return undefined
}
