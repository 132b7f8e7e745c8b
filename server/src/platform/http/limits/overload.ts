/** Too much at once is refused early and in words, so that what was begun can end. */
import underPressure from '@fastify/under-pressure'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { AppError } from '../../errors.ts'

/** By now nobody is served: an answer takes seconds before anything is asked. */
const LOOP_DELAY_LIMIT_MS = 2_000
/** One piece of heavy work, such as the start itself, is no overload. */
const SUSTAINED_MS = 3_000
const SAMPLE_MS = 500
const RETRY_AFTER_SECONDS = 5

export type ShedLimits = { maxDelayMs?: number; afterMs?: number }

/** Reads of staff wait. What networks deliver, what people do and the checks of a watcher go on. */
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

/** Told each time it is seen: has it been seen for so long without a rest of two samples? */
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
  /** Throws 429 when this one has as many requests under way as it may; else counts one more until it is answered. */
  take: (name: string, reply: FastifyReply) => void
}

/** How much of the product one account or key may have at once: a program in a loop leaves the rest to people. */
export function createShares(most: number): Shares {
  const underWay = new Map<string, number>()
  return {
    take(name, reply) {
      // Cut while it was being found out who asks: its end has been told already.
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
      // Answered, or the line is gone.
      reply.raw.once('finish', end).once('close', end)
    },
  }

  function give(name: string): void {
    const left = (underWay.get(name) ?? 1) - 1
    if (left > 0) underWay.set(name, left)
    else underWay.delete(name)
  }
}
