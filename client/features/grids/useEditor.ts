import { useMemo, useReducer, useState } from 'react'
import type { GridEdit, GridProblem } from '../../../server/contract/grid-edit.ts'
import { ApiError } from '../../lib/api.ts'
import type { DrawKind, MapPlace } from '../../ui/draw-map-tools.ts'
import { NO_DRAFT, takeDraftStep } from './draft.ts'
import { type ShownCell, shownCells } from './shown-cells.ts'
import { useCells, usePreview, useResponsibilities } from './useGrids.ts'

/** What the next drawing on the map is for. */
export type Tool = 'split' | 'redraw' | 'draw' | 'move' | 'box'
export const DRAWN_AS: Record<Tool, DrawKind> = {
  split: 'line',
  redraw: 'line',
  draw: 'ring',
  move: 'move',
  box: 'box',
}
export interface Focus {
  readonly bounds: readonly [MapPlace, MapPlace]
  readonly key: string
}

/** Some 60 metres round a place: enough to see what is wrong there. */
const AROUND = 0.0006
let shows = 0

export function boundsOf(places: readonly MapPlace[]): Focus | null {
  if (places.length === 0) return null
  const lons = places.map(([lon]) => lon)
  const lats = places.map(([, lat]) => lat)
  shows += 1
  return {
    bounds: [
      [Math.min(...lons), Math.min(...lats)],
      [Math.max(...lons), Math.max(...lats)],
    ],
    key: String(shows),
  }
}

/** The editor's state: the draft, what it leads to, what is chosen and drawn. */
export function useEditor() {
  const [at, setAt] = useState<string | null>(null)
  const [draft, dispatch] = useReducer(takeDraftStep, NO_DRAFT)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [tool, setTool] = useState<Tool | null>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  const base = useCells(at)
  const held = useResponsibilities()
  const preview = usePreview(draft)
  // An answer to the draft before may stand until the next one comes, but not beside an empty draft.
  const answer = draft.edits.length > 0 && at === null ? preview.data : undefined
  const cells = useMemo(
    () => shownCells(base.data?.features ?? [], at === null ? (held.data?.items ?? []) : [], answer),
    [base.data, held.data, answer, at],
  )
  const chosen = useMemo(() => cells.filter(({ name }) => selected.has(name)), [cells, selected])
  const versions = useMemo(
    () =>
      new Map([
        ...(base.data?.features ?? []).map(({ id, properties }) => [id, properties.version] as const),
        ...(held.data?.items ?? []).map(({ code, version }) => [code, version] as const),
      ]),
    [base.data, held.data],
  )
  const add = (edits: readonly GridEdit[]) => {
    if (edits.length > 0) dispatch({ do: 'add', edits, versions })
    setTool(null)
  }
  const drawn = (places: MapPlace[]) => {
    if (tool === 'box') return setSelected(inBox(cells, places, selected))
    add(editsOf(tool, places, chosen))
    if (tool === 'split' || tool === 'redraw') setSelected(new Set())
  }
  const toggle = (name: string, isAdded = true) => {
    const next = new Set(isAdded ? selected : [])
    if (selected.has(name)) next.delete(name)
    else next.add(name)
    setSelected(next)
  }
  const show = (problem: GridProblem) => setFocus(focusOf(problem, cells))
  const isStale = preview.error instanceof ApiError && preview.error.problem.code === 'grids-changed'
  return {
    ...{ at, setAt, draft, dispatch, selected, setSelected, tool, setTool, focus, setFocus },
    ...{ base, held, preview, answer, cells, chosen, add, drawn, toggle, show, isStale },
  }
}
export type Editor = ReturnType<typeof useEditor>

function editsOf(tool: Tool | null, places: MapPlace[], chosen: readonly ShownCell[]): GridEdit[] {
  const line = places.map(([lon, lat]): [number, number] => [lon, lat])
  const [first, second] = chosen
  const [from, to] = line
  if (tool === 'split' && first) return [{ kind: 'split', code: first.name, line }]
  if (tool === 'redraw' && first && second)
    return [{ kind: 'redraw', codes: [first.name, second.name], line }]
  if (tool === 'draw' && first) return [{ kind: 'draw', communityCode: first.communityCode, ring: line }]
  if (tool === 'move' && from && to) return [{ kind: 'move', from, to }]
  return []
}

function inBox(cells: readonly ShownCell[], places: MapPlace[], known: ReadonlySet<string>): Set<string> {
  const box = boundsOf(places)?.bounds
  if (box === undefined) return new Set(known)
  const [[west, south], [east, north]] = box
  const found = cells.filter(
    ({ center: [lon, lat] }) => lon >= west && lon <= east && lat >= south && lat <= north,
  )
  return new Set([...known, ...found.map(({ name }) => name)])
}

function focusOf({ at, cells: codes }: GridProblem, cells: readonly ShownCell[]): Focus | null {
  if (at !== null)
    return boundsOf([
      [at.lon - AROUND, at.lat - AROUND],
      [at.lon + AROUND, at.lat + AROUND],
    ])
  return boundsOf(
    cells
      .filter(({ code, name }) => codes.includes(code) || codes.includes(name))
      .flatMap(({ ring }) => ring),
  )
}
