import type { Doable } from './action-fields.ts'

/** What a key does on the command page besides a step of the case. */
export const COMMANDS = {
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  open: ['Enter'],
  leave: ['Escape'],
  mark: ['x'],
  take: ['z'],
  note: ['q'],
  filter: ['l'],
  nextDesk: ['.'],
  previousDesk: [','],
  clearFilter: ['0'],
  list: ['L'],
  advance: ['Q'],
  shift: ['Z'],
  actions: ['Space'],
  search: ['/'],
  help: ['?'],
} as const satisfies Record<string, readonly string[]>
export type Command = keyof typeof COMMANDS

/**
 * Steps by key. A capital is with Shift. Two steps share a key where a case never offers both: what is allowed is meant. The others
 * are behind the menu of all steps (Space).
 */
export const ACTION_KEYS: Readonly<Record<string, readonly (Doable | 'dispatch-first')[]>> = {
  a: ['accept'],
  A: ['reject'],
  v: ['request-verify'],
  f: ['file'],
  d: ['dispatch'],
  D: ['dispatch-first'],
  o: ['coordinate', 'assign-owner'],
  O: ['escalate'],
  s: ['send-check'],
  b: ['refuse-feedback'],
  c: ['close'],
  C: ['refuse-close'],
  y: ['approve-extension', 'approve-deferral'],
  Y: ['deny-extension', 'deny-deferral'],
  r: ['resume', 'reopen'],
  m: ['merge', 'unmerge'],
  u: ['urge'],
  U: ['mark-urgent'],
  i: ['supervise'],
  I: ['answer-supervision'],
  t: ['claim'],
  h: ['hand-over'],
  n: ['comment'],
  N: ['attach'],
  V: ['void'],
}

/** The letter on a step's button. */
export const keyOf = (action: string): string | undefined =>
  Object.entries(ACTION_KEYS).find(([, actions]) => (actions as readonly string[]).includes(action))?.[0]

/** A capital as people press it. */
export const keyText = (key: string) =>
  key.length === 1 && key !== key.toLowerCase() ? `⇧ ${key}` : key.length === 1 ? key.toUpperCase() : key

/**
 * The key that was meant: an input method for Chinese swallows letters, but not which key was pressed.
 */
export function pressed(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (event.key === ' ') return 'Space'
  if (letter === undefined || (event.key.length === 1 && /[a-z]/i.test(event.key))) return event.key
  return event.shiftKey ? letter : letter.toLowerCase()
}

/** True while keys belong to a field or a menu. */
export const isTyping = (event: KeyboardEvent) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  (event.target instanceof HTMLElement &&
    event.target.closest(
      'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=combobox], [role=menu]',
    ) !== null)

export const commandOf = (key: string): Command | undefined =>
  (Object.keys(COMMANDS) as Command[]).find((name) => (COMMANDS[name] as readonly string[]).includes(key))
