// npm run user -- add NAME --role ROLE [--role ROLE…] [--org CODE] [--name "Shown name"]: makes a real user.
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Command } from 'commander'
import { ROLES, type Role, role } from '../../contract/identity.ts'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { tx } from '../../db/tx.ts'
import { readConfig } from '../../platform/config.ts'
import { ensureCenter, insertUser, organisationExists } from './identity-repo.ts'
import { hashPassword } from './passwords.ts'

interface AddOptions {
  role: string[]
  org: string
  name?: string
}

async function addUser(username: string, options: AddOptions): Promise<void> {
  const roles = readRoles(options.role)
  const password = await readPassword()
  const database = await connect(readConfig())
  try {
    await migrate(database.db)
    const passwordHash = await hashPassword(password.text)
    await tx(database.db, async (t) => {
      if (options.org === 'CENTER') await ensureCenter(t)
      if (!(await organisationExists(t, options.org)))
        throw new Error(`There is no organisation ${options.org}.`)
      await insertUser(t, {
        username,
        name: options.name ?? username,
        roles,
        orgCode: options.org,
        passwordHash,
      })
    })
  } finally {
    await database.close()
  }
  console.log(
    `${username} was added (${roles.join(', ')}, ${options.org}). Demo accounts are refused from now on.`,
  )
  if (password.made) console.log(`Password: ${password.text}`)
}

function readRoles(given: string[]): Role[] {
  const roles = given.map((name) => role.safeParse(name))
  const parsed = roles.flatMap((result) => (result.success ? [result.data] : []))
  if (parsed.length === 0 || parsed.length < given.length)
    throw new Error(`--role must be one of ${ROLES.join(', ')}.`)
  return parsed
}

/** From USER_PASSWORD or the first line of standard input; at a terminal that gives none, one is made and shown once. */
async function readPassword(): Promise<{ text: string; made: boolean }> {
  let text = process.env.USER_PASSWORD
  if (!text) {
    const lines = createInterface({ input: process.stdin, output: process.stdout })
    text = process.stdin.isTTY
      ? await lines.question('Password (empty: one is made): ')
      : await firstLine(lines)
    lines.close()
  }
  if (!text) return { text: randomBytes(12).toString('base64url'), made: true }
  if (text.length < 10) throw new Error('The password must have at least 10 characters.')
  return { text, made: false }
}

async function firstLine(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) return line.trim()
  return ''
}

const program = new Command('user').description('Manages the users of Cityloop.')
program
  .command('add')
  .argument('<username>')
  .requiredOption('--role <role...>', `one or more of ${ROLES.join(', ')}`)
  .option('--org <code>', 'organisation', 'CENTER')
  .option('--name <name>', 'the name shown to others')
  .action(addUser)

try {
  await program.parseAsync()
} catch (error) {
  const known =
    (error as { code?: string }).code === '23505' ? 'This user name is taken.' : (error as Error).message
  console.error(known)
  process.exitCode = 1
}
