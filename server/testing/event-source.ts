/** One event of a stream as it came. */
export interface Told {
  id: string | undefined
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what was told freely and judges it by expect
  data: any
}

/** A listener as a browser is one, but cut and resumed by the test. */
export class TestStream {
  /** All that came, over every connection. */
  readonly told: Told[] = []
  private readonly url: string
  private readonly token: string
  private connection: AbortController | undefined
  private reading: Promise<void> = Promise.resolve()
  private changed: () => void = () => undefined
  /** The last position heard, as Last-Event-ID would be. */
  lastId: string | undefined

  constructor(url: string, token: string) {
    this.url = url
    this.token = token
  }

  /** Opens the connection, from the last position if there was one, and waits for its greeting. */
  async connect(lastId = this.lastId): Promise<void> {
    const connection = new AbortController()
    this.connection = connection
    const greetings = this.of('hello').length
    const answer = await fetch(`${this.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${this.token}`, ...(lastId ? { 'last-event-id': lastId } : {}) },
      signal: connection.signal,
    })
    if (answer.status !== 200 || answer.body === null) throw new Error(`stream: ${answer.status}`)
    this.reading = this.read(answer.body).catch((error: unknown) => {
      if (!connection.signal.aborted) throw error
    })
    await this.until(() => this.of('hello').length > greetings)
  }

  /** Cuts the line; nothing of it is told after this. */
  async cut(): Promise<void> {
    this.connection?.abort()
    await this.reading
  }

  of(event: string): Told[] {
    return this.told.filter((one) => one.event === event)
  }

  /** Waits for something told to make it true. */
  async until(isDone: () => boolean, withinMs = 10_000): Promise<void> {
    const end = Date.now() + withinMs
    while (!isDone()) {
      if (Date.now() > end)
        throw new Error(`Not told within ${withinMs} ms; so far: ${JSON.stringify(this.told).slice(-500)}`)
      await new Promise<void>((resume) => {
        const timer = setTimeout(resume, 50)
        this.changed = () => {
          clearTimeout(timer)
          resume()
        }
      })
    }
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const bytes of body) {
      rest += decoder.decode(bytes, { stream: true })
      const frames = rest.split('\n\n')
      rest = frames.pop() ?? ''
      for (const frame of frames) this.take(frame)
      this.changed()
    }
  }

  private take(frame: string): void {
    const field = (name: string) =>
      frame
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2)
    const id = field('id')
    this.lastId = id ?? this.lastId
    const event = field('event')
    if (event !== undefined) this.told.push({ id, event, data: JSON.parse(field('data') ?? 'null') })
  }
}
