import { expect, test } from 'vitest'
import { z } from 'zod'
import { withoutBlankNumbers } from './blank-numbers.ts'

const schema = z
  .object({
    lon: z.coerce.number().min(-180).max(180),
    limit: z.coerce.number().int().default(20),
    height: z.coerce.number().optional(),
    text: z.string(),
  })
  .refine(({ text }) => text !== 'never')
const read = (query: unknown) => schema.safeParse(withoutBlankNumbers(schema, query))

test.each(['', ' ', '\t'])('A number left blank as %j is missing, and not 0', (blank) => {
  const refused = read({ lon: blank, text: 'x' })
  expect(refused.error?.issues.map(({ path }) => path)).toEqual([['lon']])
  const optional = { lon: '0', limit: blank, height: blank, text: blank }
  expect(read(optional).data).toEqual({ lon: 0, limit: 20, text: blank })
})

test('What is no object of numbers stays as it came', () => {
  expect(withoutBlankNumbers(z.string(), { lon: '' })).toEqual({ lon: '' })
  expect(withoutBlankNumbers(undefined, { lon: '' })).toEqual({ lon: '' })
  expect(withoutBlankNumbers(schema, { lon: ['', '1'], other: '' })).toEqual({ lon: ['', '1'], other: '' })
})
