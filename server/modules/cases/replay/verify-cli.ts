// npm run -s verify: every case's row against its events, every event against its chain, every day against its root. Exit 1 on a finding.
import { connect } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { readConfig } from '../../../platform/config.ts'
import { createPolicySource } from '../case-policy.ts'
import { sealDays } from './seals.ts'
import { textOf, type Verification, verifyAll } from './verify.ts'

async function verify(): Promise<Verification> {
  const config = readConfig()
  const database = await connect(config)
  try {
    await migrate(database.db)
    const policies = createPolicySource(config.timeZone)
    await sealDays(database.db, { now: new Date(), timeZone: config.timeZone })
    return await verifyAll(database.db, policies, (finding) => console.log(textOf(finding)))
  } finally {
    await database.close()
  }
}

const number = (value: number) => value.toLocaleString('en')

try {
  const { cases, events, seals, findings, lastSeal } = await verify()
  const verdict = findings === 0 ? 'all as it was written' : `${number(findings)} findings`
  console.log(`${number(cases)} cases, ${number(events)} events, ${number(seals)} sealed days: ${verdict}.`)
  if (lastSeal !== null) console.log(`Root of ${lastSeal.day}: ${lastSeal.root}`)
  if (findings > 0) process.exitCode = 1
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 2
}
