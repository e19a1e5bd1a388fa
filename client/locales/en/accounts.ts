import type { accounts as zh } from '../zh-CN/accounts.ts'

/** Where a case's numbers come from: its clock explained, the ledger, allowances, costs, ready texts. */
export const accounts: typeof zh = {
  why: {
    title: 'Why is it due then?',
    limit: 'Limit',
    noUnit: 'With no unit yet: nothing is charged',
    base: '{{duration}} of the class',
    extension: '{{duration}} extension',
    duty: '{{duration}} command duty',
    charged: 'Charged so far',
    nothing: 'nothing yet',
    deadline: 'Due',
    noDeadline: 'Deferred: told anew when it resumes',
    baseDeadline: 'Due without extensions and deferrals (decides the month it is assessed in)',
    when: 'From – to',
    what: 'Stage and rule',
    time: 'Time (h:m:s)',
    counted: 'counted',
    notCounted: 'not counted',
    noStage: '—',
    sum: 'Counted in all',
    clock: { working: 'working time', unit: "unit's own hours", wall: 'round the clock' },
  },
  rule: {
    handling: { short: 'Handling', long: 'with the unit: counted' },
    'whole-span': {
      short: 'Whole span',
      long: 'dispatched three times or more: the time between counts too',
    },
    'command-duty': { short: 'Command duty', long: 'the unit has command duty: its wait at the desk counts' },
    deferral: { short: 'Deferred', long: 'deferral approved: the clock stands' },
    'other-run': {
      short: 'Other dispatch',
      long: 'another unit or an earlier run: not charged to the present one',
    },
    center: { short: 'At the center', long: 'at the center or under check: not charged to a unit' },
    ended: { short: 'Ended', long: 'closed, voided, rejected or merged' },
  },
}
