import { z } from 'zod'
import { readChunks, readLines, withoutSeparator } from '../read-chunks.ts'
import { SourceFileError } from '../source-file-error.ts'
import { splitFeatures } from './split-features.ts'

/** A record of the file: its index from 0, its line where it has one a line, and its content or what is wrong with it. */
export interface FeatureRecord {
  index: number
  line?: number
  content: FeatureLike | { problem: string }
}

const position = z.array(z.number()).min(2)
const line = z.array(position)
/** A GeoJSON geometry by its shape; `null` geometries are reported as such. */
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: line }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(line) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(line)) }),
])
const feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry,
})
export type FeatureLike = z.infer<typeof feature>

const around = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
})

/** The CRS member of old GeoJSON stands anywhere in the file: who hears it late must call the import off. */
export interface ReadOptions {
  onShare?: ((share: number) => void) | undefined
  onCrs(name: string): void
}

/** The features of a file: a FeatureCollection, a Feature, a bare geometry, or one Feature a line. */
export function* readFeatures(path: string, { onShare, onCrs }: ReadOptions): Generator<FeatureRecord> {
  if (hasFeatureLines(path)) {
    yield* readFeatureLines(path, onShare)
    return
  }
  let index = 0
  const texts = splitFeatures(path, onShare)
  for (let next = texts.next(); ; next = texts.next()) {
    if (!next.done) {
      yield { index: index++, content: parse(next.value) }
      continue
    }
    yield* readAround(path, next.value, onCrs)
    return
  }
}

function* readFeatureLines(path: string, onShare?: (share: number) => void): Generator<FeatureRecord> {
  let last: FeatureRecord | undefined
  let index = 0
  for (const { line, text } of readLines(path, onShare)) {
    if (last !== undefined) yield last
    last = { index: index++, line, content: parse(text) }
  }
  if (last === undefined) throw new SourceFileError(path, 'holds no features')
  if ('problem' in last.content && last.content.problem.startsWith(NOT_JSON))
    throw new SourceFileError(path, `is cut off: line ${last.line} does not end`)
  yield last
}

/** Checks what stands around the features; a file without any is one feature itself. */
function* readAround(path: string, text: string, onCrs: (name: string) => void): Generator<FeatureRecord> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new SourceFileError(path, `is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const collection = around.safeParse(value)
  if (collection.success) {
    if (collection.data.crs) onCrs(collection.data.crs.properties.name)
    return
  }
  const single = parse(text)
  if ('problem' in single) throw new SourceFileError(path, `is not GeoJSON: ${single.problem}`)
  yield { index: 0, content: single }
}

const NOT_JSON = 'it is not JSON'

function parse(text: string): FeatureRecord['content'] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `${NOT_JSON}: ${(error as Error).message}` }
  }
  if (isObject(value) && 'geometry' in value && value.geometry === null)
    return { problem: 'it has no geometry' }
  const bare = geometry.safeParse(value)
  if (bare.success) return { type: 'Feature', geometry: bare.data, properties: null }
  const parsed = feature.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  return { problem: `it is not a feature: ${issue?.path.join('.')}: ${issue?.message}` }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** One Feature a line: the first line is a whole one, and another follows. */
function hasFeatureLines(path: string): boolean {
  if (/\.(geojsonl|geojsons|ndjson|jsonl|geojson\.?seq)$/i.test(path)) return true
  for (const chunk of readChunks(path)) {
    const text = withoutSeparator(chunk.toString('utf8').trimStart())
    const end = text.indexOf('\n')
    return end > 0 && text.slice(end).trim() !== '' && 'geometry' in parse(text.slice(0, end))
  }
  return false
}
