// npm run bench:assess: the `assess` command on a file of a million cases, against the bare reading of the same file.
// `-- --cases 100000` takes another number.
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeCaseFile } from '../../testing/case-file-stock.ts'
import { CENTER_CALENDAR, ROUND_THE_CLOCK } from '../../testing/case-histories.ts'

const cli = fileURLToPath(new URL('assess-cli.ts', import.meta.url))
/** What any reader of such a file must do at least. */
const bare = `
  import { createReadStream } from 'node:fs'
  import { createInterface } from 'node:readline'
  let events = 0
  for await (const line of createInterface({ input: createReadStream(process.argv[1]), crlfDelay: Infinity }))
    events += JSON.parse(line).events.length
  console.log(events)`

interface Measured {
  readonly seconds: number
  readonly peakMb: number
}

/** Runs node to its end, its output into a file; its peak memory as the kernel kept it. */
async function measure(args: string[], outFile: string): Promise<Measured> {
  const out = openSync(outFile, 'w')
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', out, 'inherit'] })
  let peakKb = 0
  const watch = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid))
  }, 20)
  const code = await new Promise((done, fail) => child.once('error', fail).once('exit', done))
  clearInterval(watch)
  closeSync(out)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`)
  return { seconds: (performance.now() - started) / 1000, peakMb: peakKb / 1024 }
}

/** The high-water mark of a process; 0 where there is no /proc or the process is gone. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Cases assigned to all units, from the head of an answer. */
function assignedIn(path: string): number {
  const answer = openSync(path, 'r')
  const head = Buffer.alloc(1 << 14)
  readSync(answer, head)
  closeSync(answer)
  const counts = [...head.toString('latin1').matchAll(/"assigned": (\d+)/g)]
  return counts.reduce((sum, [, count]) => sum + Number(count), 0)
}

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } })
const folder = mkdtempSync(join(tmpdir(), 'cityloop-bench-assess-'))
try {
  const [file, config, out] = ['cases.ndjson', 'config.json', 'out'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const units = { WATER: {}, SANITATION: { calendar: ROUND_THE_CLOCK }, 'STREET-1': { commandDuty: true } }
  writeFileSync(config, JSON.stringify({ calendar: CENTER_CALENDAR, units }))
  const stock = await writeCaseFile(file, Number(values.cases))
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  console.log(`${stock.cases} cases, ${stock.events} events, ${mb(stock.bytes)}`)
  const reading = await measure(['--input-type=module', '-e', bare, file], out)
  for (const period of ['2026', '2026-10']) {
    const args = [cli, '--cases', file, '--config', config, '--period', period]
    const { seconds, peakMb } = await measure([...args, '--as-of', '2027-01-01T00:00:00+08:00'], out)
    const rate = (n: number) => Math.round(n / seconds).toLocaleString('en')
    console.log(
      `${period}: ${assignedIn(out).toLocaleString('en')} assigned, ${seconds.toFixed(1)} s, ${rate(stock.cases)} cases/s, ${rate(stock.events)} events/s, ` +
        `peak ${Math.round(peakMb)} MB, ${(seconds / reading.seconds).toFixed(2)} × the bare reading`,
    )
  }
  console.log(`bare reading: ${reading.seconds.toFixed(1)} s, peak ${Math.round(reading.peakMb)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
