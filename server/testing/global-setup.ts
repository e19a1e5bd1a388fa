import type { TestProject } from 'vitest/node'
import { findPostgresBin, startCluster } from './postgres-cluster.ts'
import { findChromium, missingTools } from './provision.ts'
import { type DatabaseTemplates, embeddedTemplate, postgresTemplate } from './templates.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databases: DatabaseTemplates
    chromium: string
  }
}

/** Starts what `npm test` has not already started, so that a single file can be run by the test runner itself, too. */
export default async function setup(project: TestProject): Promise<() => void> {
  const missing = missingTools()
  if (missing.length > 0)
    throw new Error(`The tests need ${missing.join(' and ')}; npm test provides them on Debian.`)
  const bin = findPostgresBin()
  const given = process.env.TEST_DATABASE_URL
  const cluster = given || bin === undefined ? undefined : await startCluster(bin)
  try {
    const url = given || cluster?.url
    project.provide('chromium', findChromium() ?? '')
    project.provide('databases', {
      postgres: url ? { url, template: await postgresTemplate(url) } : undefined,
      embeddedFolder: await embeddedTemplate(),
    })
  } catch (error) {
    cluster?.stop()
    throw error
  }
  return () => cluster?.stop()
}
