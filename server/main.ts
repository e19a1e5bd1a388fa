// npm start. What lies outside the server and works inside it — tiles, the demo city — is handed over here, and only here.
import { readConfig } from './platform/config.ts'
import { type RunningServer, type StartHooks, startServer } from './start.ts'

const hooks: StartHooks = {}

try {
  const server = await startServer(readConfig(), hooks)
  console.log(`Cityloop is ready at ${server.url} (after ${process.uptime().toFixed(1)} s).`)
  process.once('SIGINT', () => void stop(server)).once('SIGTERM', () => void stop(server))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}

async function stop(server: RunningServer): Promise<void> {
  await server.stop()
  process.exit(0)
}
