import type { ComplaintStep } from '../../../contract/complaint.ts'
import type { ComplaintHistory } from '../../../contract/complaint-history.ts'
import type { Tx } from '../../../db/connect.ts'
import { loadActor } from '../../identity/identity-read.ts'
import type { ReportDeps } from '../case-report.ts'
import { actOnComplaint, registerComplaint } from './complaint-service.ts'

/** Lays whole complaints, each step by the service itself, as its actor, at its time. Throws at an unlawful one. */
export function createComplaintWriter(deps: Omit<ReportDeps, 'clock'>) {
  return async (t: Tx, { at, by, body, steps }: ComplaintHistory): Promise<void> => {
    const actorOf = async (id: string) => {
      const actor = await loadActor(t, id, true)
      if (actor === null) throw new Error(`There is no user ${id} to take a step of a complaint.`)
      return actor
    }
    const asAt = (instant: Date) => ({ ...deps, clock: { now: () => instant } })
    let made = await registerComplaint(t, asAt(at), await actorOf(by), body)
    for (const { at: then, by: whose, step } of steps) {
      const body = { ...step, version: made.version } as ComplaintStep
      made = await actOnComplaint(t, asAt(then), await actorOf(whose), made.id, body)
    }
  }
}
