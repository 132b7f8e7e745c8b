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
    /** How long a body may take in all; for files that are larger than a photograph. */
    bodyLimitMs?: number
  }
}

export type BodyLimits = { silenceMs: number; totalMs: number }
/** A photograph of 10 MB by a slow mobile line takes a minute and a half. */
export const BODY_LIMITS: BodyLimits = { silenceMs: 15_000, totalMs: 120_000 }
/** A spreadsheet of a region's whole life. */
export const LARGE_BODY_LIMIT_MS = 30 * 60_000

/** The body as it comes, until one of the limits is reached: then the connection ends after the refusal. */
export function boundBody(
  payload: RequestPayload,
  { silenceMs, totalMs, reply }: BodyLimits & { reply: ServerResponse },
): Bounded {
  const bounded = createBounded({ silenceMs, totalMs })
  // What is still on its way would keep the connection.
  bounded.once('error', () => endConnection(reply))
  payload.once('error', (error: Error) => bounded.destroy(error))
  // A body that was refused unread is let go, or its connection could not be used again.
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
    // Fastify compares it with Content-Length.
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
