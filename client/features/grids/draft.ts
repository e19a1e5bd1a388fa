import type { GridDraft, GridEdit } from '../../../server/contract/grid-edit.ts'

/** The steps taken, those taken back (the last first), and the versions that they were taken on. */
export interface DraftState extends GridDraft {
  readonly redo: readonly GridEdit[]
}
export const NO_DRAFT: DraftState = { edits: [], redo: [], seen: {} }

export type DraftAction =
  | {
      readonly do: 'add'
      readonly edits: readonly GridEdit[]
      readonly versions: ReadonlyMap<string, number>
    }
  | { readonly do: 'undo' | 'redo' | 'clear' }

/** What a step names that is in force: cells and responsibility grids by their codes. */
export function namedBy(edit: GridEdit): string[] {
  const cells = edit.kind === 'split' ? [edit.code] : 'codes' in edit ? edit.codes : []
  const held = 'responsibility' in edit && edit.responsibility !== null ? [edit.responsibility] : []
  return [...cells, ...held].filter((name) => !name.startsWith('#'))
}

export function takeDraftStep(state: DraftState, action: DraftAction): DraftState {
  const { edits, redo, seen } = state
  if (action.do === 'clear') return NO_DRAFT
  if (action.do === 'add') {
    // The version at the first mention counts: whatever came later is a change by somebody else.
    const fresh = action.edits
      .flatMap(namedBy)
      .filter((name) => seen[name] === undefined)
      .flatMap((name) => {
        const version = action.versions.get(name)
        return version === undefined ? [] : [[name, version] as const]
      })
    return { edits: [...edits, ...action.edits], redo: [], seen: { ...Object.fromEntries(fresh), ...seen } }
  }
  const [from, to] = action.do === 'undo' ? [edits, redo] : [redo, edits]
  const moved = from.at(-1)
  if (moved === undefined) return state
  const [shorter, longer] = [from.slice(0, -1), [...to, moved]]
  return action.do === 'undo'
    ? { edits: shorter, redo: longer, seen }
    : { edits: longer, redo: shorter, seen }
}
