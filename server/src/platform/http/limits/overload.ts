/** Refuses requests early and in words when there are too many, so that those already begun can end. */
import underPressure from '@fastify/under-pressure'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { AppError } from '../../errors.ts'

/** At this delay of the event loop an answer takes seconds before anything is asked, so nobody is served. */
const LOOP_DELAY_LIMIT_MS = 2_000
/** One piece of heavy work, such as the start itself, lasts shorter than this and is no overload. */
const SUSTAINED_MS = 3_000
const SAMPLE_MS = 500
const RETRY_AFTER_SECONDS = 5

export type ShedLimits = { maxDelayMs?: number; afterMs?: number }

/** Refuses reads of staff and lets everything else go on: deliveries of networks, acts of people, checks of a watcher. */
export function shedOverload({ maxDelayMs = LOOP_DELAY_LIMIT_MS, afterMs = SUSTAINED_MS }: ShedLimits = {}) {
  const isSustained = createSustained(afterMs)
  return fastifyPlugin(async (app) => {
    await app.register(underPressure, {
      maxEventLoopDelay: maxDelayMs,
      sampleInterval: SAMPLE_MS,
      async pressureHandler(request, reply) {
        if (!isSustained(performance.now()) || !isRead(request)) return
        reply.header('retry-after', String(RETRY_AFTER_SECONDS))
        throw new AppError('http.overloaded', 503)
      },
    })
  })
}

/** Is called each time overload is seen, and tells whether it has lasted for so long without a rest of two samples. */
function createSustained(afterMs: number): (now: number) => boolean {
  let since = 0
  let seenAt = Number.NEGATIVE_INFINITY
  return (now) => {
    if (now - seenAt > 2 * SAMPLE_MS + LOOP_DELAY_LIMIT_MS) since = now
    seenAt = now
    return now - since >= afterMs
  }
}

function isRead({ method, routeOptions }: FastifyRequest): boolean {
  const { permission } = routeOptions.config
  return method === 'GET' && permission !== undefined && permission !== 'public'
}

export type Shares = {
  /** Throws 429 when this name has as many requests under way as it may; else counts one more until it is answered. */
  take: (name: string, reply: FastifyReply) => void
}

/** Bounds how much one account or key may have under way, so that a program in a loop leaves the rest to people. */
export function createShares(most: number): Shares {
  const underWay = new Map<string, number>()
  return {
    take(name, reply) {
      // The connection was cut while the server looked who asks, and its end was told before this listener.
      if (reply.raw.destroyed) return
      const count = underWay.get(name) ?? 0
      if (count >= most) {
        reply.header('retry-after', '1')
        throw new AppError('http.too_many_at_once', 429, { most })
      }
      underWay.set(name, count + 1)
      let isUnderWay = true
      const end = () => {
        if (isUnderWay) give(name)
        isUnderWay = false
      }
      // Either the answer is sent or the connection is lost.
      reply.raw.once('finish', end).once('close', end)
    },
  }

  function give(name: string): void {
    const left = (underWay.get(name) ?? 1) - 1
    if (left > 0) underWay.set(name, left)
    else underWay.delete(name)
  }
}
