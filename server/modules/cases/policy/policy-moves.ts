import type { Light } from '../../../contract/common.ts'
import type { PolicyPreview } from '../../../contract/policy.ts'
import { project } from '../../../engine/project.ts'
import type { Policy } from '../../../engine/types.ts'
import { clockColumnsOf } from '../case-columns.ts'
import { lightAt } from '../case-view.ts'
import type { OpenCase } from './policy-repo.ts'

/** What a policy makes of an open case: the columns to be written, and whether they differ from those it has. */
export function moveOf(row: OpenCase, policy: Policy) {
  // Judged at its last step, as the row was: between steps only the policy makes a difference.
  const columns = clockColumnsOf(project(row.state, policy, row.recordedAt.getTime()))
  const pairs = [
    [row.yellowAt, columns.yellow_at],
    [row.dueAt, columns.due_at],
    [row.redAt, columns.red_at],
    [row.twiceAt, columns.twice_at],
    [row.processYellowAt, columns.process_yellow_at],
    [row.processDueAt, columns.process_due_at],
    [row.processRedAt, columns.process_red_at],
    [row.deadlineAt, columns.deadline_at],
    [row.baseDeadlineAt, columns.base_deadline_at],
  ] as const
  const isMoved = pairs.some(([before, after]) => (before?.toISOString() ?? null) !== after)
  return { columns, isMoved }
}

type Shift = PolicyPreview['due']
const noShift = (): Shift => ({
  ...{ earlier: 0, later: 0, set: 0, unset: 0 },
  ...{ largestEarlierSeconds: 0, largestLaterSeconds: 0 },
})
type Example = PolicyPreview['examples'][number] & { weight: number }
const EXAMPLES = 10

/** Adds up what a policy would do to the open cases, one at a time. */
export class MoveTally {
  private readonly policy: Policy
  private readonly nowMs: number
  private openCases = 0
  private moved = 0
  private readonly due = noShift()
  private readonly deadline = noShift()
  private readonly lights = new Map<string, PolicyPreview['lights'][number]>()
  private examples: Example[] = []

  constructor(policy: Policy, nowMs: number) {
    this.policy = policy
    this.nowMs = nowMs
  }

  add(row: OpenCase): void {
    this.openCases += 1
    const { columns, isMoved } = moveOf(row, this.policy)
    if (!isMoved) return
    this.moved += 1
    const due = pair(row.dueAt, columns.due_at)
    const deadline = pair(row.deadlineAt, columns.deadline_at)
    const weight = Math.max(addShift(this.due, due), addShift(this.deadline, deadline))
    const after = { stage: row.stage, yellowAt: dateOf(columns.yellow_at), redAt: dateOf(columns.red_at) }
    const light = { before: lightAt(row, this.nowMs), after: lightAt(after, this.nowMs) }
    this.addLight(light.before, light.after)
    const { id, number, unitCode } = row
    this.examples.push({ id, number, unitCode, due, deadline, light, weight })
    if (this.examples.length > EXAMPLES * 10) this.keepFurthest()
  }

  private addLight(from: Light | null, to: Light | null): void {
    if (from === to) return
    const known = this.lights.get(`${from} ${to}`)
    this.lights.set(`${from} ${to}`, { from, to, cases: (known?.cases ?? 0) + 1 })
  }

  private keepFurthest(): void {
    this.examples = this.examples
      .sort((a, b) => b.weight - a.weight || (a.number < b.number ? -1 : 1))
      .slice(0, EXAMPLES)
  }

  result(): PolicyPreview {
    this.keepFurthest()
    const { openCases, moved, due, deadline } = this
    const examples = this.examples.map(({ weight: _, ...example }) => example)
    return { openCases, moved, due, deadline, lights: [...this.lights.values()], examples }
  }
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text))
const pair = (before: Date | null, after: string | null) => ({ before: before?.toISOString() ?? null, after })

/** Answers by how many seconds it moved. */
function addShift(shift: Shift, { before, after }: { before: string | null; after: string | null }): number {
  if (before === after) return 0
  if (before === null) shift.set += 1
  else if (after === null) shift.unset += 1
  if (before === null || after === null) return 0
  const seconds = (Date.parse(after) - Date.parse(before)) / 1000
  if (seconds < 0) {
    shift.earlier += 1
    shift.largestEarlierSeconds = Math.max(shift.largestEarlierSeconds, -seconds)
  } else {
    shift.later += 1
    shift.largestLaterSeconds = Math.max(shift.largestLaterSeconds, seconds)
  }
  return Math.abs(seconds)
}
