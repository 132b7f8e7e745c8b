/**
 * A body must keep coming and must end. Without limits a few clients that send a byte now and then hold connections,
 * and whatever is counted by open requests, for ever.
 */
import type { ServerResponse } from 'node:http'
import { Transform } from 'node:stream'
import type { RequestPayload } from 'fastify'
import { AppError } from '../../errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long a body may take in all, where files are larger than a photograph. */
    bodyLimitMs?: number
  }
}

export type BodyLimits = { silenceMs: number; totalMs: number }
/** Is enough for a photograph of 10 MB over a slow mobile line, which takes a minute and a half. */
export const BODY_LIMITS: BodyLimits = { silenceMs: 15_000, totalMs: 120_000 }
/** Is enough for a spreadsheet of a region's whole life. */
export const LARGE_BODY_LIMIT_MS = 30 * 60_000

/** Passes the body on until one of the limits is reached, then refuses it and ends the connection. */
export function boundBody(
  payload: RequestPayload,
  { silenceMs, totalMs, reply }: BodyLimits & { reply: ServerResponse },
): Bounded {
  const bounded = createBounded({ silenceMs, totalMs })
  // What is still to arrive would keep the connection open.
  bounded.once('error', () => endConnection(reply))
  payload.once('error', (error: Error) => bounded.destroy(error))
  // Drains a body that was refused unread, because its connection could not be used again otherwise.
  reply.once('finish', () => {
    payload.unpipe(bounded)
    bounded.destroy()
    payload.resume()
  })
  return payload.pipe(bounded)
}

type Bounded = Transform & { receivedEncodedLength: number }

function createBounded({ silenceMs, totalMs }: BodyLimits): Bounded {
  const fail = () => bounded.destroy(new AppError('http.body_too_slow', 408))
  const total = setTimeout(fail, totalMs)
  const silence = setTimeout(fail, silenceMs)
  const bounded: Bounded = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bounded.receivedEncodedLength += chunk.length
        silence.refresh()
        done(null, chunk)
      },
      flush(done) {
        stop()
        done()
      },
    }),
    // Fastify compares this count with Content-Length.
    { receivedEncodedLength: 0 },
  )
  function stop(): void {
    clearTimeout(total)
    clearTimeout(silence)
  }
  bounded.once('close', stop)
  return bounded
}

function endConnection(reply: ServerResponse): void {
  if (!reply.headersSent) reply.setHeader('connection', 'close')
  reply.once('finish', () => reply.socket?.destroySoon())
}
