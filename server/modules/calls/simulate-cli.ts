// npm run calls:simulate -- [URL] [--every SECONDS] [--calls N]: a telephone exchange that rings a running server.
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Command } from 'commander'
import { telephonyEndpoints } from '../../contract/telephony.ts'

interface Options {
  every: number
  calls: number
}

/** The token of a user whose role is `telephony`, from TELEPHONY_TOKEN; in the demo its account `exchange` makes one. */
async function tokenFor(url: string): Promise<string> {
  const given = process.env.TELEPHONY_TOKEN
  if (given) return given
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'exchange', password: 'demo' }),
  })
  if (!session.ok) throw new Error('Set TELEPHONY_TOKEN: there is no demo account "exchange" here.')
  const cookie = session.headers.getSetCookie().map((line) => line.split(';')[0])
  const made = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookie.join('; '), origin: new URL(url).origin },
    body: JSON.stringify({ name: 'calls:simulate' }),
  })
  const { token } = (await made.json()) as { token: string }
  return token
}

/** A few callers who call again and again, one who withholds the number. */
const CALLERS = ['13800000001', '13900000002', '+86 137 0000 0003', '0931-8000004', null]

async function simulate(url: string, { every, calls }: Options): Promise<void> {
  const authorization = `Bearer ${await tokenFor(url)}`
  const send = async (path: string, body: object) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  const now = () => new Date().toISOString()
  const endings: Promise<void>[] = []
  for (let n = 0; n < calls; n++) {
    const callId = randomUUID()
    const number = CALLERS[n % CALLERS.length] ?? null
    await send(telephonyEndpoints.ring.path, { number, at: now(), callId, line: '12345' })
    // Which number it was is nobody's business but the server's.
    console.log(`call ${n + 1} of ${calls} rings`)
    endings.push(
      pause(randomInt(60, 180) * 1000).then(() =>
        send(telephonyEndpoints.hangUp.path.replace('{callId}', callId), { at: now() }),
      ),
    )
    if (n + 1 < calls) await pause(every * 1000)
  }
  await Promise.all(endings)
}

const seconds = (text: string) => Math.max(1, Number(text) || 1)
await new Command('calls:simulate')
  .description('Rings a running server as a telephone exchange would.')
  .argument('[url]', 'address of the server', 'http://127.0.0.1:8080')
  .option('--every <seconds>', 'seconds from one call to the next', seconds, 20)
  .option('--calls <n>', 'how many', seconds, 10)
  .action(simulate)
  .parseAsync()
