import type { GridEdit } from '../../../contract/grid-edit.ts'
import { cutRing, ON_EDGE_M, SNAP_M } from './cut-ring.ts'
import { joinRings, withCornersOf } from './join-rings.ts'
import {
  alongLine,
  type Corner,
  counterClockwise,
  far,
  isSame,
  middleOf,
  nth,
  onLattice,
  type Ring,
  ringArea,
  withCorner,
} from './plane.ts'

/** A unit grid while a draft is worked out. `code` is null until a new one is numbered. */
export interface Cell {
  readonly name: string
  readonly code: string | null
  readonly communityCode: string
  readonly ring: Ring
  /** Codes in force that it was made of. */
  readonly from: readonly string[]
  readonly responsibility: string | null
}
export interface Responsibility {
  readonly code: string
  readonly streetCode: string
  readonly name: string
  readonly nameEn: string | null
  readonly inspectorId: string | null
  readonly gridLeaderId: string | null
}

/** A step that cannot be taken: why, where, and which cells. */
export class EditFault extends Error {
  readonly code: string
  readonly cells: readonly string[]
  readonly at: Corner | null
  constructor(code: string, cells: readonly string[], at: Corner | null = null) {
    super(code)
    this.code = code
    this.cells = cells
    this.at = at
  }
}

type EditOf<K extends GridEdit['kind']> = Extract<GridEdit, { kind: K }>

/** Cells and responsibility grids while the steps of a draft are taken, one after the other. Pure: what is in force is given. */
export class Draft {
  readonly cells: Map<string, Cell>
  readonly responsibilities: Map<string, Responsibility>
  private readonly taken: ReadonlySet<string>

  constructor(
    cells: readonly Cell[],
    responsibilities: readonly Responsibility[],
    taken: ReadonlySet<string>,
  ) {
    this.cells = new Map(cells.map((cell) => [cell.name, cell]))
    this.responsibilities = new Map(responsibilities.map((one) => [one.code, one]))
    this.taken = taken
  }

  /** Takes a step, or throws an EditFault and changes nothing. */
  take(edit: GridEdit, index: number): void {
    switch (edit.kind) {
      case 'split':
        this.split(edit, index)
        break
      case 'merge':
        this.merge(edit)
        break
      case 'redraw':
        this.redraw(edit)
        break
      case 'move':
        this.move(edit)
        break
      case 'draw':
        this.draw(edit, index)
        break
      case 'renumber':
        for (const cell of edit.codes.map((name) => this.cell(name))) this.put({ ...cell, code: null })
        break
      case 'assign':
        this.assign(edit)
        break
      default:
        this.changeResponsibility(edit)
    }
  }

  private changeResponsibility(edit: EditOf<'make' | 'rename' | 'staff' | 'drop'>): void {
    if (edit.kind === 'make') {
      if (this.responsibilities.has(edit.code) || this.taken.has(edit.code))
        throw new EditFault('responsibility-taken', [edit.code])
      const { code, streetCode, name, nameEn } = edit
      this.responsibilities.set(code, {
        ...{ code, streetCode, name, nameEn },
        inspectorId: null,
        gridLeaderId: null,
      })
      return
    }
    const found = this.responsibility(edit.responsibility)
    if (edit.kind === 'rename')
      this.responsibilities.set(found.code, { ...found, name: edit.name, nameEn: edit.nameEn })
    if (edit.kind === 'staff') {
      const { inspectorId, gridLeaderId } = edit
      this.responsibilities.set(found.code, { ...found, inspectorId, gridLeaderId })
    }
    if (edit.kind === 'drop') this.responsibilities.delete(found.code)
  }

  private responsibility(code: string): Responsibility {
    const found = this.responsibilities.get(code)
    if (found === undefined) throw new EditFault('unknown-responsibility', [code])
    return found
  }

  private assign({ codes, responsibility }: EditOf<'assign'>): void {
    if (responsibility !== null) {
      const { streetCode } = this.responsibility(responsibility)
      const strange = codes.filter((name) => !this.cell(name).communityCode.startsWith(streetCode))
      if (strange.length > 0) throw new EditFault('other-street', strange)
    }
    for (const cell of codes.map((name) => this.cell(name))) this.put({ ...cell, responsibility })
  }

  private cell(name: string): Cell {
    const found = this.cells.get(name)
    if (found === undefined) throw new EditFault('unknown-cell', [name])
    return found
  }

  private put(cell: Cell): void {
    this.cells.set(cell.name, cell)
  }

  /** A corner on a border belongs to every cell that has the border. */
  private shareCorner(corner: Corner): void {
    for (const cell of this.cells.values()) {
      const ring = withCorner(cell.ring, corner, ON_EDGE_M)
      if (ring !== cell.ring) this.put({ ...cell, ring })
    }
  }

  private split({ code: name, line }: EditOf<'split'>, index: number): void {
    const cell = this.cell(name)
    const cut = cutRing(cell.ring, line)
    if ('fault' in cut) throw new EditFault(cut.fault, [name], cut.at)
    this.cells.delete(name)
    for (const [part, ring] of cut.parts.entries())
      this.put({ ...cell, name: `#${index}.${part + 1}`, code: null, ring })
    for (const end of cut.ends) this.shareCorner(end)
  }

  private merge({ codes }: EditOf<'merge'>): void {
    const cells = [...new Set(codes)].map((name) => this.cell(name))
    const { ring } = this.joined(cells)
    const largest = cells.toSorted(
      (a, b) => Number(b.code !== null) - Number(a.code !== null) || ringArea(b.ring) - ringArea(a.ring),
    )
    const kept = nth(largest, 0)
    for (const { name } of cells) this.cells.delete(name)
    this.put({ ...kept, ring, from: [...new Set(largest.flatMap(({ from }) => from))] })
  }

  private joined(cells: readonly Cell[]): { ring: Ring } {
    const names = cells.map(({ name }) => name)
    if (cells.length < 2) throw new EditFault('merge-one', names)
    if (new Set(cells.map(({ communityCode }) => communityCode)).size > 1)
      throw new EditFault('merge-communities', names)
    const joined = joinRings(cells.map(({ ring }) => ring))
    if ('fault' in joined) throw new EditFault(joined.fault, names, joined.at)
    return joined
  }

  private redraw({ codes, line }: EditOf<'redraw'>): void {
    const [a, b] = [this.cell(codes[0]), this.cell(codes[1])]
    const cut = cutRing(this.joined([a, b]).ring, line)
    if ('fault' in cut) throw new EditFault(cut.fault, codes, cut.at)
    const [one, other] = cut.parts
    const way = (p: Ring, q: Ring) => far(middleOf(a.ring), middleOf(p)) + far(middleOf(b.ring), middleOf(q))
    const [first, second] = way(one, other) <= way(other, one) ? [one, other] : [other, one]
    this.put({ ...a, ring: first })
    this.put({ ...b, ring: second })
    for (const end of cut.ends) this.shareCorner(end)
  }

  private move({ from, to }: EditOf<'move'>): void {
    const corners = [...this.cells.values()].flatMap(({ ring }) => ring)
    const corner = nearest(corners, from)
    if (corner === undefined) throw new EditFault('no-corner', [], from)
    const target = nearest(corners, to) ?? onLattice(to)
    for (const cell of this.cells.values()) {
      if (!cell.ring.some((one) => isSame(one, corner))) continue
      const moved = cell.ring.map((one) => (isSame(one, corner) ? target : one))
      const ring = moved.filter((one, i) => !isSame(one, nth(moved, i + 1)))
      if (ring.length < 3) throw new EditFault('cell-vanishes', [cell.name], target)
      this.put({ ...cell, ring })
    }
    this.shareCorner(target)
  }

  private draw({ communityCode, ring: drawn }: EditOf<'draw'>, index: number): void {
    const cells = [...this.cells.values()]
    const corners = cells.flatMap(({ ring }) => ring)
    const laid = drawn.map((place) => nearest(corners, place) ?? onBorder(cells, place) ?? onLattice(place))
    const open = laid.filter((one, i) => !isSame(one, nth(laid, i + 1)))
    if (open.length < 3) throw new EditFault('cell-vanishes', [], drawn[0] ?? null)
    const outline = cells.reduce((ring, cell) => withCornersOf(ring, cell.ring), counterClockwise(open))
    this.put({
      name: `#${index}.1`,
      ...{ code: null, communityCode, from: [], responsibility: null },
      ring: outline,
    })
    for (const corner of outline) this.shareCorner(corner)
  }
}

function nearest(corners: readonly Corner[], place: Corner): Corner | undefined {
  let best: { corner: Corner; m: number } | undefined
  for (const corner of corners) {
    const m = far(corner, place)
    if (m <= SNAP_M && (best === undefined || m < best.m)) best = { corner, m }
  }
  return best?.corner
}

function onBorder(cells: readonly Cell[], place: Corner): Corner | undefined {
  for (const { ring } of cells)
    for (const [i, a] of ring.entries()) {
      const { offM, on } = alongLine(place, a, nth(ring, i + 1))
      if (offM <= SNAP_M) return onLattice(on)
    }
  return undefined
}
