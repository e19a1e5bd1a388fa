import type { Limit } from '../../contract/case.ts'
import { wrongField } from '../../http/problem.ts'
import type { EventData } from './case-fold.ts'
import type { Condition } from './case-repo.ts'

/** domain.md: a class without a row. */
const defaultLimit: Limit = { unit: 'work-days', value: 5 }

/**
 * The condition under which a case is opened, with the limit it fixes: named, or the only one. The night ones are special only
 * where the problem was reported at night.
 */
export function openingCondition(
  conditions: readonly Condition[],
  named: string | undefined,
  reported: { at: Date; timeZone: string },
): EventData {
  const chosen = choose(conditions, named)
  if (chosen === undefined) return { limit: defaultLimit, limitIsDefault: true }
  const { id, limitUnit, limitValue, urgent, isDefault } = chosen
  return {
    condition: id,
    limit: { unit: limitUnit, value: limitValue },
    limitIsDefault: isDefault,
    urgent,
    special: chosen.special && holdsAt(chosen, reported),
  }
}

/** The condition under which a case is closed. */
export function closingCondition(conditions: readonly Condition[], named: string | undefined): EventData {
  const chosen = choose(conditions, named)
  return chosen === undefined ? {} : { condition: chosen.id }
}

function choose(conditions: readonly Condition[], named: string | undefined): Condition | undefined {
  if (named !== undefined) {
    const found = conditions.find(({ id }) => id === named)
    if (found === undefined)
      throw wrongField('condition', 'unknown-condition', 'The class has no such condition.')
    return found
  }
  if (conditions.length > 1)
    throw wrongField(
      'condition',
      'condition-needed',
      `The class has ${conditions.length} conditions: choose one.`,
    )
  return conditions[0]
}

function holdsAt(
  { nightFrom, nightTo }: Condition,
  { at, timeZone }: { at: Date; timeZone: string },
): boolean {
  if (nightFrom === null || nightTo === null) return true
  const time = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return nightFrom <= nightTo ? time >= nightFrom && time < nightTo : time >= nightFrom || time < nightTo
}
