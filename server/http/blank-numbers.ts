import { z } from 'zod'

/** The parts of a query without those numbers that were left blank: `lon=` says nothing, and not 0. */
export function withoutBlankNumbers(schema: z.ZodType | undefined, query: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof query !== 'object' || query === null) return query
  const isBlank = ([name, value]: [string, unknown]) =>
    typeof value === 'string' && value.trim() === '' && isNumber(schema.shape[name])
  return Object.fromEntries(Object.entries(query).filter((part) => !isBlank(part)))
}

function isNumber(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return isNumber(schema.unwrap())
  return schema instanceof z.ZodNumber
}
