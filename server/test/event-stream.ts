/** An open `GET /api/events` over a real socket: what came, in order. */
import { once } from 'node:events'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpApp } from '../src/platform/http/http-app.ts'

export type StreamedEvent = {
  id: string
  type: string
  data: { type: string; [key: string]: unknown } | null
}
export type EventStream = {
  status: number
  headers: http.IncomingHttpHeaders
  events: StreamedEvent[]
  /** The place to resume from, moved by frames without data too. */
  lastEventId: () => string
  isClosed: () => boolean
  /** Waits until the check holds; throws when it does not happen. */
  until: (check: () => boolean) => Promise<void>
  /** Stops reading from the socket. */
  pause: () => void
  resume: () => void
  close: () => void
}

/** A transaction anywhere in the cluster holds events back, and other tests write there too. */
const WAIT_MS = 20_000

/** The port of the app, listening from the first call on. */
export async function listen(app: HttpApp): Promise<number> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

export async function openEventStream(
  app: HttpApp,
  headers: Record<string, string>,
  query = '',
): Promise<EventStream> {
  const port = await listen(app)
  const request = http.get({ host: '127.0.0.1', port, path: `/api/events${query}`, headers, agent: false })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  const events: StreamedEvent[] = []
  let isClosed = false
  let lastId = ''
  let rest = ''
  response.setEncoding('utf8')
  response.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const fields = new Map(
        block
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      lastId = fields.get('id') ?? lastId
      const data = fields.get('data')
      if (data !== undefined)
        events.push({ id: lastId, type: fields.get('event') ?? '', data: JSON.parse(data) })
    }
  })
  response.on('close', () => {
    isClosed = true
  })
  // The server drops it: that is what some tests are about.
  response.on('error', () => undefined)
  request.on('error', () => undefined)
  const stream: EventStream = {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    lastEventId: () => lastId,
    isClosed: () => isClosed,
    async until(check) {
      for (const end = Date.now() + WAIT_MS; !check(); await sleep(10)) {
        if (Date.now() > end) throw new Error(`did not happen; ${events.length} events came`)
      }
    },
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    close: () => request.destroy(),
  }
  if (stream.status === 200) await stream.until(() => lastId !== '' || isClosed)
  return stream
}
