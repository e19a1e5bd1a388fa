// The embedded database's own thread: a ten-second query must not hold up the HTTP thread.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto'
import { postgis } from '@electric-sql/pglite-postgis'
import { serveEmbedded } from './embedded-server.ts'

interface WorkerData {
  folder: string
  socketPath: string
  idleMs: number
}

const { folder, socketPath, idleMs } = workerData as WorkerData
const port = parentPort
if (port === null) throw new Error('The embedded database runs in a worker thread only.')

const pglite = await PGlite.create({
  dataDir: folder,
  extensions: { postgis, pg_trgm, btree_gist, pgcrypto },
})
const server = await serveEmbedded(pglite, socketPath, idleMs)

port.once('message', async () => {
  await server.stop()
  await pglite.close()
  port.postMessage('stopped')
  port.close()
})
port.postMessage('ready')
