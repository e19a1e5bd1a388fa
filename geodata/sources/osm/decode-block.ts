import { WireError, WireReader } from './wire.ts'

export type Tags = Readonly<Record<string, string>>

export type MemberType = 'node' | 'way' | 'relation'

export interface Member {
  type: MemberType
  ref: number
  role: string
}

/** What to do with the objects of a block; what has no handler is not even decoded. Degrees are WGS 84. */
export interface BlockVisitor {
  /** `tags` is null for the many nodes without any. */
  node?(id: number, lon: number, lat: number, tags: Tags | null): void
  way?(id: number, refs: number[], tags: Tags): void
  relation?(id: number, members: Member[], tags: Tags): void
}

interface Block {
  text(index: number): string
  degreesLon(value: number): number
  degreesLat(value: number): number
}

/** Decodes one data block (a PrimitiveBlock of osmformat.proto) and hands its objects to the visitor in file order. */
export function decodeBlock(bytes: Uint8Array, visitor: BlockVisitor): void {
  const reader = new WireReader(bytes)
  const groups: WireReader[] = []
  let texts: Uint8Array[] = []
  let [granularity, latOffset, lonOffset] = [100, 0, 0]
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) texts = decodeStringTable(reader.nested())
    else if (field === 2) groups.push(reader.nested())
    else if (field === 17) granularity = reader.varint()
    else if (field === 19) latOffset = reader.int64()
    else if (field === 20) lonOffset = reader.int64()
    else reader.skip()
  }
  const block: Block = {
    text: lazyTexts(texts),
    degreesLon: (value) => (lonOffset + granularity * value) / 1e9,
    degreesLat: (value) => (latOffset + granularity * value) / 1e9,
  }
  for (const group of groups) decodeGroup(group, block, visitor)
}

function decodeGroup(reader: WireReader, block: Block, visitor: BlockVisitor): void {
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1 && visitor.node) decodeNode(reader.nested(), block, visitor)
    else if (field === 2 && visitor.node) decodeDense(reader.nested(), block, visitor)
    else if (field === 3 && visitor.way) decodeWay(reader.nested(), block, visitor)
    else if (field === 4 && visitor.relation) decodeRelation(reader.nested(), block, visitor)
    else reader.skip()
  }
}

function decodeStringTable(reader: WireReader): Uint8Array[] {
  const texts: Uint8Array[] = []
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) texts.push(reader.raw())
    else reader.skip()
  }
  return texts
}

/** Most texts of a block are never asked for. */
function lazyTexts(bytes: Uint8Array[]): Block['text'] {
  const decoder = new TextDecoder()
  const decoded: (string | undefined)[] = new Array(bytes.length)
  return (index) => {
    const known = decoded[index]
    if (known !== undefined) return known
    const source = bytes[index]
    if (source === undefined) throw new WireError('a text is missing')
    const text = decoder.decode(source)
    decoded[index] = text
    return text
  }
}

function packed(reader: WireReader): number[] {
  const list: number[] = []
  const values = reader.nested()
  while (values.pos < values.end) list.push(values.varint())
  return list
}

/** Packed signed differences, summed up. */
function packedDeltas(reader: WireReader): number[] {
  const list: number[] = []
  const values = reader.nested()
  let sum = 0
  while (values.pos < values.end) {
    sum += values.zigzag()
    list.push(sum)
  }
  return list
}

function tagsOf(keys: number[], values: number[], block: Block): Tags {
  if (keys.length !== values.length) throw new WireError('keys and values do not match')
  const tags: Record<string, string> = {}
  keys.forEach((key, i) => {
    tags[block.text(key)] = block.text(values[i] ?? 0)
  })
  return tags
}

function decodeNode(reader: WireReader, block: Block, visitor: BlockVisitor): void {
  let [id, lat, lon] = [0, 0, 0]
  let keys: number[] = []
  let values: number[] = []
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) id = reader.zigzag()
    else if (field === 2) keys = packed(reader)
    else if (field === 3) values = packed(reader)
    else if (field === 8) lat = reader.zigzag()
    else if (field === 9) lon = reader.zigzag()
    else reader.skip()
  }
  const tags = keys.length > 0 ? tagsOf(keys, values, block) : null
  visitor.node?.(id, block.degreesLon(lon), block.degreesLat(lat), tags)
}

function decodeDense(reader: WireReader, block: Block, visitor: BlockVisitor): void {
  let ids: number[] = []
  let lats: number[] = []
  let lons: number[] = []
  let keysValues: number[] = []
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) ids = packedDeltas(reader)
    else if (field === 8) lats = packedDeltas(reader)
    else if (field === 9) lons = packedDeltas(reader)
    else if (field === 10) keysValues = packed(reader)
    else reader.skip()
  }
  if (ids.length !== lats.length || ids.length !== lons.length) throw new WireError('node lists do not match')
  let at = 0
  for (let i = 0; i < ids.length; i++) {
    let tags: Record<string, string> | null = null
    for (; at < keysValues.length && keysValues[at] !== 0; at += 2) {
      tags ??= {}
      tags[block.text(keysValues[at] ?? 0)] = block.text(keysValues[at + 1] ?? 0)
    }
    at++
    visitor.node?.(ids[i] ?? 0, block.degreesLon(lons[i] ?? 0), block.degreesLat(lats[i] ?? 0), tags)
  }
}

function decodeWay(reader: WireReader, block: Block, visitor: BlockVisitor): void {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let refs: number[] = []
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) id = reader.varint()
    else if (field === 2) keys = packed(reader)
    else if (field === 3) values = packed(reader)
    else if (field === 8) refs = packedDeltas(reader)
    else reader.skip()
  }
  visitor.way?.(id, refs, tagsOf(keys, values, block))
}

const memberTypes: readonly MemberType[] = ['node', 'way', 'relation']

function decodeRelation(reader: WireReader, block: Block, visitor: BlockVisitor): void {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let roles: number[] = []
  let refs: number[] = []
  let types: number[] = []
  for (let field = reader.field(); field !== 0; field = reader.field()) {
    if (field === 1) id = reader.varint()
    else if (field === 2) keys = packed(reader)
    else if (field === 3) values = packed(reader)
    else if (field === 8) roles = packed(reader)
    else if (field === 9) refs = packedDeltas(reader)
    else if (field === 10) types = packed(reader)
    else reader.skip()
  }
  if (roles.length !== refs.length || types.length !== refs.length)
    throw new WireError('member lists do not match')
  const members = refs.map((ref, i) => {
    const type = memberTypes[types[i] ?? 0] ?? 'node'
    return { type, ref, role: block.text(roles[i] ?? 0) }
  })
  visitor.relation?.(id, members, tagsOf(keys, values, block))
}
