import type { AppDeps } from '../../http/deps.ts'
import type { Job } from '../../platform/jobs.ts'
import { sweepPresence } from './presence-service.ts'

const SWEEP_EVERY_MS = 3_000
const RELEASE_EVERY_MS = 60_000

/** What goes on at the desks by the clock alone: silent screens are gone, claims of the absent are released. */
export function shiftJobs(
  { database, clock }: AppDeps,
  release: () => Promise<number>,
  wake: () => void,
): readonly Job[] {
  return [
    {
      name: 'presence',
      everyMs: SWEEP_EVERY_MS,
      run: async () => {
        if (await sweepPresence(database.db, clock.now())) wake()
      },
    },
    {
      name: 'release claims',
      everyMs: RELEASE_EVERY_MS,
      run: async () => {
        if ((await release()) > 0) wake()
      },
    },
  ]
}
