import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

// pglite-socket hands single messages to the one session, whoever sent them: two clients' Parse and Bind mix, one failing
// message stops the queue for good, and an idle transaction blocks everyone for ever. Here a client keeps its turn from the
// first message of an exchange until the session is idle again, and loses it if it forgets a transaction.

const sslRequest = 80877103
const gssRequest = 80877104
const cancelRequest = 80877102
const protocol3 = 196608
const [query, sync, terminate, functionCall] = ['Q', 'S', 'X', 'F'].map((letter) => letter.charCodeAt(0))

interface Client {
  socket: Socket
  chunks: Buffer
  /** The start-up message has no type byte. */
  started: boolean
  messages: Buffer[]
  /** Messages went to the session whose answer only a Sync completes. */
  midExchange: boolean
}

export interface EmbeddedServer {
  stop(): Promise<void>
}

/** Serves the one session of `pglite` to many clients, one exchange or transaction after the other. */
export async function serveEmbedded(
  pglite: PGlite,
  socketPath: string,
  idleMs: number,
): Promise<EmbeddedServer> {
  const turns = takeTurns(pglite, idleMs)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const client: Client = {
      socket,
      chunks: Buffer.alloc(0),
      started: false,
      messages: [],
      midExchange: false,
    }
    socket.on('data', (data) => {
      client.chunks = client.chunks.length === 0 ? data : Buffer.concat([client.chunks, data])
      if (readMessages(client)) turns.ask(client)
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      turns.leave(client)
    })
  })
  await listen(server, socketPath)
  return {
    async stop() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
      await turns.end()
    },
  }
}

/** Gives the session to one client at a time. */
function takeTurns(pglite: PGlite, idleMs: number) {
  const waiting: Client[] = []
  let owner: Client | undefined
  let working: Promise<void> | undefined
  let idleTimer: NodeJS.Timeout | undefined

  const ask = (client: Client) => {
    if (client !== owner && !waiting.includes(client)) waiting.push(client)
    work()
  }
  const work = () => {
    working ??= drain().finally(() => {
      working = undefined
      // Whoever asked while the last one was finishing.
      if (hasWork()) work()
    })
  }
  const hasWork = () =>
    owner === undefined ? waiting.length > 0 : owner.messages.length > 0 || owner.socket.destroyed
  const drain = async () => {
    for (;;) {
      owner ??= waiting.shift()
      if (owner === undefined) return
      clearTimeout(idleTimer)
      const mine = owner
      while (mine.messages.length > 0 && !mine.socket.destroyed) await execute(pglite, mine)
      if (mine.socket.destroyed) await abandon(pglite, mine)
      else if (pglite.isInTransaction() || mine.midExchange) {
        idleTimer = setTimeout(() => evict(mine), idleMs)
        return
      }
      owner = undefined
    }
  }
  return {
    ask,
    leave(client: Client) {
      const place = waiting.indexOf(client)
      if (place >= 0) waiting.splice(place, 1)
      if (client === owner) work()
    },
    async end() {
      clearTimeout(idleTimer)
      while (working !== undefined) await working
    },
  }
}

async function execute(pglite: PGlite, client: Client): Promise<void> {
  const message = client.messages.shift()
  if (message === undefined) return
  const starting = !client.started
  client.started = true
  const type = starting ? query : message[0]
  if (type === terminate) return void client.socket.destroy()
  client.midExchange = type !== query && type !== sync && type !== functionCall
  try {
    await pglite.runExclusive(() =>
      pglite.execProtocolRawStream(message, {
        onRawData: (data) => void client.socket.write(Buffer.from(data)),
      }),
    )
  } catch (error) {
    console.error('The embedded database refused a message:', error)
    client.socket.destroy()
  }
}

/** A client left in the middle: its exchange is completed, its transaction undone. */
async function abandon(pglite: PGlite, client: Client): Promise<void> {
  client.messages.length = 0
  const send = (message: Buffer) =>
    pglite.runExclusive(() => pglite.execProtocolRawStream(message, { onRawData: () => {} }))
  if (client.midExchange) await send(Buffer.from([0x53, 0, 0, 0, 4]))
  if (pglite.isInTransaction()) await send(queryMessage('rollback'))
}

function evict(client: Client): void {
  const fields = 'SFATAL\0VFATAL\0C25P03\0Mterminating connection due to idle-in-transaction timeout\0\0'
  const answer = Buffer.alloc(5 + Buffer.byteLength(fields))
  answer.write('E')
  answer.writeInt32BE(answer.length - 1, 1)
  answer.write(fields, 5)
  client.socket.end(answer, () => client.socket.destroy())
}

function queryMessage(text: string): Buffer {
  const message = Buffer.alloc(6 + Buffer.byteLength(text))
  message.write('Q')
  message.writeInt32BE(message.length - 1, 1)
  message.write(text, 5)
  return message
}

/** Cuts what arrived into messages; true if there is something for the session. */
function readMessages(client: Client): boolean {
  for (;;) {
    const message = client.started || client.messages.length > 0 ? nextMessage(client) : nextOpening(client)
    if (message === undefined) return client.messages.length > 0
    client.messages.push(message)
  }
}

/** Before the start-up message a client may ask for encryption, which a Unix socket does not need, or for a cancellation. */
function nextOpening(client: Client): Buffer | undefined {
  while (client.chunks.length >= 8) {
    const code = client.chunks.readInt32BE(4)
    if (code === sslRequest || code === gssRequest) {
      client.chunks = client.chunks.subarray(8)
      client.socket.write('N')
    } else if (code === cancelRequest) client.socket.destroy()
    else if (code !== protocol3) client.socket.destroy()
    else return cut(client, client.chunks.readInt32BE(0))
    if (client.socket.destroyed) return undefined
  }
  return undefined
}

const nextMessage = (client: Client) =>
  client.chunks.length >= 5 ? cut(client, 1 + client.chunks.readInt32BE(1)) : undefined

function cut(client: Client, length: number): Buffer | undefined {
  if (client.chunks.length < length) return undefined
  const message = Buffer.from(client.chunks.subarray(0, length))
  client.chunks = client.chunks.subarray(length)
  return message
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(path, done)
  })
}
