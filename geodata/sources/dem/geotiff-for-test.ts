/** A GeoTIFF of 32-bit heights as a test wants it; rows from north to south. */
export interface TestTiff {
  columns: number
  rows: number
  /** Of the north-western value: its corner, or its middle where `isPoint`. */
  origin: readonly [number, number]
  step: readonly [number, number]
  heightAt(column: number, row: number): number
  epsg?: number
  isProjected?: boolean
  vertical?: number
  /** The code of its unit of height, else it says none. */
  verticalUnit?: number
  noData?: number
  isPoint?: boolean
  bands?: number
  /** Its heights come last, as most programs write it: cut off, it opens as if it were whole. */
  isHeadFirst?: boolean
}

type Tag = [tag: number, type: 2 | 3 | 4 | 12, values: readonly number[]]
const sizes = { 2: 1, 3: 2, 4: 4, 12: 8 } as const

export function geotiffForTest(tiff: TestTiff): Buffer {
  const { columns, rows, bands = 1 } = tiff
  const data = Buffer.alloc(columns * rows * bands * 4)
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++)
      for (let band = 0; band < bands; band++)
        data.writeFloatLE(tiff.heightAt(i, j), ((j * columns + i) * bands + band) * 4)
  const headBytes = 1000
  const [dataAt, directoryAt] = tiff.isHeadFirst === true ? [headBytes, 8] : [8, 8 + data.length]
  const tags = tagsOf(tiff, dataAt, data.length)
  const directory = Buffer.alloc(2 + 12 * tags.length + 4)
  directory.writeUInt16LE(tags.length, 0)
  const more: Buffer[] = []
  let at = directoryAt + directory.length
  tags.forEach(([tag, type, values], k) => {
    const entry = 2 + 12 * k
    const bytes = Buffer.alloc(Math.max(4, values.length * sizes[type]))
    values.forEach((value, v) => {
      writers[type](bytes, value, v * sizes[type])
    })
    directory.writeUInt16LE(tag, entry)
    directory.writeUInt16LE(type, entry + 2)
    directory.writeUInt32LE(values.length, entry + 4)
    if (bytes.length === 4) bytes.copy(directory, entry + 8)
    else {
      directory.writeUInt32LE(at, entry + 8)
      more.push(bytes)
      at += bytes.length
    }
  })
  const head = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])
  head.writeUInt32LE(directoryAt, 4)
  if (tiff.isHeadFirst !== true) return Buffer.concat([head, data, directory, ...more])
  return Buffer.concat([head, directory, ...more, Buffer.alloc(headBytes - at), data])
}

const writers = {
  2: (into: Buffer, value: number, at: number) => into.writeUInt8(value, at),
  3: (into: Buffer, value: number, at: number) => into.writeUInt16LE(value, at),
  4: (into: Buffer, value: number, at: number) => into.writeUInt32LE(value, at),
  12: (into: Buffer, value: number, at: number) => into.writeDoubleLE(value, at),
}

function tagsOf(tiff: TestTiff, dataAt: number, bytes: number): Tag[] {
  const { columns, rows, origin, step, bands = 1 } = tiff
  const keys = [
    [1024, tiff.isProjected ? 1 : 2],
    [1025, tiff.isPoint ? 2 : 1],
    ...(tiff.epsg === undefined ? [] : [[tiff.isProjected ? 3072 : 2048, tiff.epsg] as const]),
    ...(tiff.vertical === undefined ? [] : [[4096, tiff.vertical] as const]),
    ...(tiff.verticalUnit === undefined ? [] : [[4099, tiff.verticalUnit] as const]),
  ] as const
  const noData = tiff.noData === undefined ? [] : [...Buffer.from(`${tiff.noData}\0\0\0\0`)]
  return [
    [256, 4, [columns]],
    [257, 4, [rows]],
    [258, 3, new Array<number>(bands).fill(32)],
    [259, 3, [1]],
    [262, 3, [1]],
    [273, 4, [dataAt]],
    [277, 3, [bands]],
    [278, 4, [rows]],
    [279, 4, [bytes]],
    [339, 3, new Array<number>(bands).fill(3)],
    [33550, 12, [step[0], step[1], 0]],
    [33922, 12, [0, 0, 0, origin[0], origin[1], 0]],
    [34735, 3, [1, 1, 0, keys.length, ...keys.flatMap(([key, value]) => [key, 0, 1, value])]],
    ...(noData.length === 0 ? [] : [[42113, 2, noData] as Tag]),
  ]
}
