import type { Db, Tx } from './connect.ts'

const serializationFailure = '40001'
const deadlockDetected = '40P01'

/**
 * The one place where transactions begin. `work` may run again after a conflict with another transaction:
 * it must touch nothing but the database, and wait for nothing else.
 */
export async function tx<T>(db: Db | Tx, work: (t: Tx) => Promise<T>): Promise<T> {
  // Within another transaction it is a savepoint, and the outermost decides about another try.
  const attempts = 'ctx' in db ? 1 : 4
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.tx(work)
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if ((code !== serializationFailure && code !== deadlockDetected) || attempt >= attempts) throw error
      await new Promise((resume) => setTimeout(resume, attempt * 10 + Math.random() * 20))
    }
  }
}
