import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { checkFile } from '../check-file.ts'
import { readChunks, readLines, utf8 } from '../read-chunks.ts'
import { SourceFileError } from '../source-file-error.ts'

/** A plain file is parsed whole, which takes some ten times its size in memory; a sequence may be of any size. */
const MOST_PLAIN_BYTES = 64 * 1024 * 1024

const triple = z.tuple([z.number(), z.number(), z.number()])
const transform = z.object({ scale: triple, translate: triple })
const content = {
  CityObjects: z.record(z.string(), z.unknown()),
  vertices: z.array(z.array(z.number()).min(3)),
}
const header = z.object({
  type: z.literal('CityJSON'),
  version: z.string().regex(/^[12]\./, 'only versions 1.x and 2.x are understood'),
  transform: transform.optional(),
  metadata: z.object({ referenceSystem: z.string().optional() }).optional(),
  ...content,
})
const sequenceFeature = z.object({ type: z.literal('CityJSONFeature'), ...content })

/** City objects that share one list of vertices: a whole file, or one feature of a sequence. */
export interface CityModel {
  objects: Readonly<Record<string, unknown>>
  /** Metres (or degrees) from `origin`: small numbers, so that shapes can be joined exactly. */
  vertices: readonly (readonly number[])[]
  origin: readonly number[]
}

export interface CityModelFile {
  /** The CRS the file names. */
  crs: string | undefined
  models(onReject: (problem: { line: number; reason: string }) => void): Iterable<CityModel>
}

/** Opens CityJSON 1.x or 2.0, whole or as a sequence of lines. Throws SourceFileError where the file is none. */
export function openCityjson(path: string, onShare?: (share: number) => void): CityModelFile {
  checkFile(path)
  if (isSequence(path)) return openSequence(path, onShare)
  if (statSync(path).size > MOST_PLAIN_BYTES)
    throw new SourceFileError(
      path,
      `is larger than ${MOST_PLAIN_BYTES / 1024 / 1024} MB: turn it into a sequence (.city.jsonl, e.g. by cjio's export)`,
    )
  const head = readHeader(path, utf8(path)(readFileSync(path)))
  onShare?.(1)
  return { crs: head.metadata?.referenceSystem, models: () => [modelOf(head, head.transform)] }
}

function openSequence(path: string, onShare?: (share: number) => void): CityModelFile {
  const lines = readLines(path, onShare)
  const first = lines.next()
  if (first.done) throw new SourceFileError(path, 'is empty')
  const head = readHeader(path, first.value.text)
  return {
    crs: head.metadata?.referenceSystem,
    *models(onReject) {
      if (Object.keys(head.CityObjects).length > 0) yield modelOf(head, head.transform)
      for (const { line, text } of lines) {
        const feature = parseFeature(text)
        if ('reason' in feature) onReject({ line, ...feature })
        else yield modelOf(feature, head.transform)
      }
    },
  }
}

function parseFeature(text: string): z.infer<typeof sequenceFeature> | { reason: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { reason: `it is not JSON: ${(error as Error).message}` }
  }
  const parsed = sequenceFeature.safeParse(value)
  return parsed.success ? parsed.data : { reason: `it is no CityJSON feature: ${issueOf(parsed.error)}` }
}

function readHeader(path: string, text: string): z.infer<typeof header> {
  let value: unknown
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text)
  } catch (error) {
    const { message } = error as Error
    const problem = /end of JSON|Unterminated/i.test(message) ? 'is cut off' : 'is not JSON'
    throw new SourceFileError(path, `${problem}: ${message}`, { cause: error })
  }
  const parsed = header.safeParse(value)
  if (parsed.success) return parsed.data
  throw new SourceFileError(path, `is not CityJSON: ${issueOf(parsed.error)}`)
}

const issueOf = ({ issues: [issue] }: z.ZodError) => `${issue?.path.join('.')}: ${issue?.message}`

function modelOf(
  { CityObjects: objects, vertices }: { CityObjects: Record<string, unknown>; vertices: number[][] },
  how: z.infer<typeof transform> | undefined,
): CityModel {
  if (how === undefined) {
    const origin = vertices[0] ?? [0, 0, 0]
    return { objects, origin, vertices: vertices.map((at) => at.map((value, i) => value - (origin[i] ?? 0))) }
  }
  const { scale, translate } = how
  return {
    objects,
    origin: translate,
    vertices: vertices.map((at) => scale.map((step, i) => step * (at[i] ?? 0))),
  }
}

/** A sequence: the first line is a whole CityJSON, and features follow. */
function isSequence(path: string): boolean {
  if (/\.jsonl$/i.test(path)) return true
  for (const chunk of readChunks(path)) {
    const end = chunk.indexOf(10)
    if (end < 0 || chunk.subarray(end).toString('latin1').trim() === '') return false
    try {
      return (JSON.parse(chunk.subarray(0, end).toString('utf8')) as { type?: unknown }).type === 'CityJSON'
    } catch {
      return false
    }
  }
  return false
}
