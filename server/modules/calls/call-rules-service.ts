import { type CallRules, callRuleFaults } from '../../contract/call-rules.ts'
import type { Tx } from '../../db/connect.ts'
import { conflict, wrongContent } from '../../http/problem.ts'
import type { SessionActor } from '../../http/session.ts'
import { readRules, writeRules } from './call-rules-repo.ts'

export async function reviseRules(
  t: Tx,
  actor: SessionActor,
  given: CallRules,
  at: Date,
): Promise<CallRules> {
  if ((await readRules(t)).version !== given.version) throw stale()
  const faults = callRuleFaults(given)
  if (faults.length > 0) throw wrongContent(faults)
  const now = await writeRules(t, { ...given, at, by: actor.id })
  if (now === null) throw stale()
  return now
}

const stale = () => conflict('stale-version', 'Somebody changed the rules since: load them again.')
