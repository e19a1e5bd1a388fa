import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file of ../shared/data, or undefined (and a line saying so) where that folder is absent. */
export function sharedData(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
  if (existsSync(file)) return file
  console.log(`Left out: the tests on ${file}, which is absent.`)
  return undefined
}
