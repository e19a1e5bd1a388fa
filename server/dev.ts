// npm run dev: the server with the client compiled on the fly and reloaded on change.
import { fileURLToPath } from 'node:url'
import { Router } from 'express'
import { createServer as createVite } from 'vite'
import { readConfig } from './platform/config.ts'
import { startServer } from './start.ts'

const root = fileURLToPath(new URL('../client', import.meta.url))

const server = await startServer(readConfig(), {
  async client(httpServer) {
    const vite = await createVite({
      configFile: fileURLToPath(new URL('../client/vite.config.ts', import.meta.url)),
      root,
      appType: 'spa',
      server: { middlewareMode: true, hmr: { server: httpServer } },
    })
    return Router().use(vite.middlewares)
  },
})
console.log(`Cityloop is ready for development at ${server.url}.`)
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void server.stop().then(() => process.exit(0)))
