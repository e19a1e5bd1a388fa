import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')
const optionalText = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional()

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: optionalText.refine(
    (value) => value === undefined || /^postgres(ql)?:\/\//.test(value),
    'must begin with postgres:// or postgresql://',
  ),
  DATA_DIR: z.string().min(1).default('./.data'),
  DEMO: flag.optional(),
  SIMULATE: flag.optional(),
  CASE_PREFIX: z
    .string()
    .regex(/^[A-Z]{1,8}$/, 'must be 1 to 8 capital letters')
    .default('QLH'),
  DIVISION: z
    .string()
    .regex(/^\d{6}$/, 'must be 6 digits')
    .default('620103'),
  TIME_ZONE: z
    .string()
    .default('Asia/Shanghai')
    .refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
    .optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUST_PROXY: flag.default(false),
})

/** What the environment says, with the defaults of the README's table. */
export interface Config {
  port: number
  host: string
  databaseUrl: string | undefined
  dataDir: string
  /** An empty database gets the demo city, and the demo accounts work. */
  demo: boolean
  simulate: boolean
  casePrefix: string
  division: string
  timeZone: string
  /** Hexadecimal; absent: `dataDir`/secret.key. */
  secretKey: string | undefined
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
  /** Behind a reverse proxy: believe its X-Forwarded headers. */
  trustProxy: boolean
}

/** Throws an error that names each wrong variable. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is wrong. ${lines.join('. ')}.`)
  }
  const value = parsed.data
  const demo = value.DEMO ?? value.DATABASE_URL === undefined
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    dataDir: resolve(value.DATA_DIR),
    demo,
    simulate: value.SIMULATE ?? demo,
    casePrefix: value.CASE_PREFIX,
    division: value.DIVISION,
    timeZone: value.TIME_ZONE,
    secretKey: value.SECRET_KEY,
    logLevel: value.LOG_LEVEL,
    trustProxy: value.TRUST_PROXY,
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
