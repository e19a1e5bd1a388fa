import type { Database } from '../db/connect.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { FileStore } from '../platform/files.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Keyring } from '../platform/keyring.ts'
import type { Log } from '../platform/log.ts'

/** What the modules of a running server work with. Services take the few of these they need. */
export interface AppDeps {
  config: Config
  database: Database
  clock: Clock
  keyring: Keyring
  files: FileStore
  jobs: Jobs
  log: Log
}
