import { hash, verify } from '@node-rs/argon2'
import { problem } from '../../http/problem.ts'

// argon2id, the library's default algorithm; 13 ms a hash.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
const waitingAtMost = 100

let running = 0
const waiting: (() => void)[] = []

/** Hashing is the dearest thing a stranger can ask for: two at a time, a hundred waiting, the rest are told to come again. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) throw problem(503, 'busy', 'Too many logins at once; try again.')
    await new Promise<void>((resume) => waiting.push(resume))
  } else running++
  try {
    return await work()
  } finally {
    // The place goes to the next in line, or is given up.
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

/** Of a password that was made at random: nobody guesses one, so many may be hashed at once. It opens one login only. */
export const hashMadePassword = (password: string): Promise<string> =>
  hash(password, { ...cost, memoryCost: 1024, timeCost: 1 })

export const hashPassword = (password: string): Promise<string> => bounded(() => hash(password, cost))

let dummy: Promise<string> | undefined

/** Takes as long for an unknown user as for a wrong password, so that the time tells nothing. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  dummy ??= hash('nobody has this password', cost)
  const against = passwordHash ?? (await dummy)
  const matches = await bounded(() => verify(against, password))
  return matches && passwordHash !== undefined
}
