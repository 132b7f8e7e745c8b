import { NOTIFICATION_ROUTES } from '@veche/contract/routes/notifications.ts'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { AppError } from '../../platform/errors.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireSignedIn } from '../access/index.ts'
import { createLiveHub, type LiveHub, type LiveHubDeps, type OpenStream, type Sink } from './live-hub.ts'
import { readMissed } from './replay.ts'
import { type Frame, listFrame, openingFrame, resetFrame } from './sse.ts'

/** A browser has one stream for all its tabs or one a tab; more is a loop gone wild. */
const STREAMS_PER_USER = 20
/** A client this far behind is dropped; it comes back and resumes. */
const MAX_PENDING_BYTES = 256 * 1024

/** `GET /events`: server-sent events, resumable by `Last-Event-ID` or `after`, only what the reader may hear. */
export function eventsRoutes(deps: LiveHubDeps): FastifyPluginAsync {
  return async (app) => {
    const hub = createLiveHub(deps)
    app.addHook('preClose', () => hub.stop())

    serveRoute(
      app,
      NOTIFICATION_ROUTES.events,
      async (request, reply) => {
        const { actor, credential } = requireSignedIn(request)
        if (hub.countOf(actor.id) >= STREAMS_PER_USER) {
          throw new AppError('notifications.too_many_streams', 429)
        }
        const { counters: wantsCounters, after, list: asked } = request.query
        const list = asked !== undefined && deps.lists.isList(asked) ? asked : null
        const told = { actor, credential, wantsCounters, list, ip: request.ip }
        const stream = hub.open({ ...told, sink: openSink(reply) })
        if (list !== null) reply.raw.write(listFrame({ type: 'list', list }))
        // Of the answer: a request closes as soon as its empty body has been read.
        reply.raw.once('close', stream.close)
        const lastEventId = request.headers['last-event-id'] ?? after
        try {
          const place = typeof lastEventId === 'string' ? lastEventId : null
          await begin(deps, { stream, reply, place, listRecent: hub.listRecent })
        } catch (error) {
          // The head is out, so there is no other way to say it; the browser tries again.
          deps.log.warn({ err: error }, 'a stream could not begin')
          stream.close()
        }
      },
      { isStream: true },
    )
  }
}

type Beginning = {
  stream: OpenStream
  reply: FastifyReply
  /** Where the client stood; null when it begins here. */
  place: string | null
  listRecent: LiveHub['listRecent']
}

async function begin(
  { db, feed }: LiveHubDeps,
  { stream, reply, place, listRecent }: Beginning,
): Promise<void> {
  const current = feed.cursor()
  const missed = place === null ? [] : (listRecent(place) ?? (await readMissed(db, place)))
  if (missed === null) {
    reply.raw.write(resetFrame(current))
    stream.start(current, [])
    return
  }
  const from = place ?? current
  reply.raw.write(openingFrame(from))
  stream.start(from, missed)
}

function openSink(reply: FastifyReply): Sink {
  reply.hijack()
  const { raw } = reply
  // The answer ends with its connection: a frame leaves as it is, in one write, and the same bytes go to all.
  raw.removeHeader('transfer-encoding')
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value)
  }
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    connection: 'close',
    // A buffering proxy would hold events back.
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  raw.on('error', () => raw.destroy())
  // The bytes are the same without the answer's own book-keeping, which costs as much as the write itself.
  const line = raw.socket ?? raw
  return {
    write(frame: Frame) {
      line.write(frame)
      return line.writableLength <= MAX_PENDING_BYTES
    },
    isBehind: () => line.writableLength > 0,
    end() {
      if (line.writableLength > MAX_PENDING_BYTES) raw.destroy()
      else raw.end()
    },
  }
}
