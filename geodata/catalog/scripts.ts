import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { EDITION_2026 } from './class-row.ts'

const question = z.object({
  text: z.string(),
  textEn: z.string(),
  answer: z.enum(['text', 'choice', 'number', 'yes-no']),
  choices: z.array(z.tuple([z.string(), z.string()])).default([]),
  required: z.boolean(),
})
const script = z.object({
  kind: z.enum(['event', 'component']),
  code: z.string(),
  text: z.string(),
  textEn: z.string(),
  questions: z.array(question),
})

/** Words for the call desk about the classes that citizens report most; a city edits them. */
export function scriptRows() {
  const text = readFileSync(new URL('scripts.json', import.meta.url), 'utf8')
  return z
    .array(script)
    .parse(JSON.parse(text))
    .map(({ questions, ...rest }) => ({
      ...rest,
      edition: EDITION_2026,
      questions: questions.map(({ choices, ...asked }) => ({
        ...asked,
        choices: choices.map(([zh, en]) => ({ text: zh, textEn: en })),
      })),
    }))
}
