import { deflateSync } from 'node:zlib'

/** Writes small .osm.pbf files for tests, following the format's definition and sharing no code with the reader. */
export interface TestOsm {
  nodes?: { id: number; lon: number; lat: number; tags?: Record<string, string> }[]
  ways?: { id: number; refs: number[]; tags?: Record<string, string> }[]
  relations?: {
    id: number
    tags?: Record<string, string>
    members: { type: 'node' | 'way' | 'relation'; ref: number; role: string }[]
  }[]
  /** Nodes one by one rather than packed densely. */
  plainNodes?: boolean
  packing?: 'zlib' | 'raw'
}

export function osmFileForTest(osm: TestOsm): Buffer {
  const header = Buffer.concat([bytes(4, Buffer.from('OsmSchema-V0.6')), bytes(4, Buffer.from('DenseNodes'))])
  return Buffer.concat([blob('OSMHeader', header, osm.packing), blob('OSMData', dataBlock(osm), osm.packing)])
}

function dataBlock({ nodes = [], ways = [], relations = [], plainNodes }: TestOsm): Buffer {
  const texts = ['']
  const text = (value: string) => {
    const known = texts.indexOf(value)
    return known >= 0 ? known : texts.push(value) - 1
  }
  const tagFields = (tags: Record<string, string> = {}) => [
    bytes(2, packed(Object.keys(tags).map(text))),
    bytes(3, packed(Object.values(tags).map(text))),
  ]
  const nano = (degrees: number) => Math.round(degrees * 1e7)
  const groups: Buffer[] = []
  if (plainNodes)
    groups.push(
      ...nodes.map((node) =>
        bytes(
          1,
          number(1, zigzag(node.id)),
          ...tagFields(node.tags),
          number(8, zigzag(nano(node.lat))),
          number(9, zigzag(nano(node.lon))),
        ),
      ),
    )
  else {
    const keysValues = nodes.flatMap(({ tags = {} }) => [
      ...Object.entries(tags).flatMap((pair) => pair.map(text)),
      0,
    ])
    groups.push(
      bytes(
        2,
        bytes(1, packedDeltas(nodes.map(({ id }) => id))),
        bytes(8, packedDeltas(nodes.map(({ lat }) => nano(lat)))),
        bytes(9, packedDeltas(nodes.map(({ lon }) => nano(lon)))),
        bytes(10, packed(keysValues)),
      ),
    )
  }
  const wayFields = ways.map(({ id, refs, tags }) =>
    bytes(3, number(1, id), ...tagFields(tags), bytes(8, packedDeltas(refs))),
  )
  const relationFields = relations.map(({ id, members, tags }) =>
    bytes(
      4,
      number(1, id),
      ...tagFields(tags),
      bytes(8, packed(members.map(({ role }) => text(role)))),
      bytes(9, packedDeltas(members.map(({ ref }) => ref))),
      bytes(10, packed(members.map(({ type }) => ['node', 'way', 'relation'].indexOf(type)))),
    ),
  )
  const group = bytes(2, ...groups, ...wayFields, ...relationFields)
  return Buffer.concat([bytes(1, ...texts.map((value) => bytes(1, Buffer.from(value)))), group])
}

function blob(type: string, content: Buffer, packing: TestOsm['packing'] = 'zlib'): Buffer {
  const body =
    packing === 'raw'
      ? bytes(1, content)
      : Buffer.concat([number(2, content.length), bytes(3, deflateSync(content))])
  const header = Buffer.concat([bytes(1, Buffer.from(type)), number(3, body.length)])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(header.length)
  return Buffer.concat([size, header, body])
}

function varint(value: number): Buffer {
  const out: number[] = []
  let rest = BigInt(value)
  for (; rest > 127n; rest >>= 7n) out.push(Number(rest & 127n) | 128)
  return Buffer.from([...out, Number(rest)])
}
const zigzag = (value: number) => (value < 0 ? -value * 2 - 1 : value * 2)
const packed = (values: number[]) => Buffer.concat(values.map(varint))
const packedDeltas = (values: number[]) =>
  packed(values.map((value, i) => zigzag(value - (values[i - 1] ?? 0))))
const number = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)])
const bytes = (field: number, ...parts: Buffer[]) => {
  const content = Buffer.concat(parts)
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content])
}
