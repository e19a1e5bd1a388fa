import { PREVIEW_EXAMPLES, type RoutingPreview } from '../../../server/contract/routing.ts'

/** Two parts of a trial as one; the second one's place is where it goes on. */
export function joined(a: RoutingPreview, b: RoutingPreview): RoutingPreview {
  const moves = new Map<string, RoutingPreview['moves'][number]>()
  for (const move of [...a.moves, ...b.moves]) {
    const key = `${move.from} ${move.to}`
    moves.set(key, { ...move, cases: move.cases + (moves.get(key)?.cases ?? 0) })
  }
  return {
    cases: a.cases + b.cases,
    same: a.same + b.same,
    elsewhere: a.elsewhere + b.elsewhere,
    unroutable: a.unroutable + b.unroutable,
    agreesNow: a.agreesNow + b.agreesNow,
    agreesThen: a.agreesThen + b.agreesThen,
    moves: [...moves.values()].sort((x, y) => y.cases - x.cases),
    examples: [...a.examples, ...b.examples].slice(0, PREVIEW_EXAMPLES),
    oldestAt: b.oldestAt ?? a.oldestAt,
    nextCursor: b.nextCursor,
  }
}
