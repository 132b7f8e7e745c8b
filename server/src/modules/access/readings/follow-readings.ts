/** Notes of each answered request which questions it showed to whom. Register before any route. */
import type { FastifyContextConfig } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { Clock } from '../../../platform/clock.ts'
import type { SignedIn } from '../actor.repository.ts'
import { type ReadingPlan, readingPlanOf, readQuestions } from './reading-plan.ts'
import type { ReadingWriter } from './reading-writer.ts'
import type { NewReading } from './readings.repository.ts'

declare module 'fastify' {
  interface FastifyRequest {
    shown: { numbers: Set<number>; ids: Set<string> } | null
  }
}

export function followReadings({ writer, clock }: { writer: ReadingWriter; clock: Clock }) {
  return fastifyPlugin(async (app) => {
    app.decorateRequest('shown', null)
    app.addHook('preSerialization', (request, _reply, answer, done) => {
      const reading = findPlan(request.routeOptions.config)
      if (reading && reading.places.length > 0) request.shown = readQuestions(answer, reading.places)
      done(null, answer)
    })
    // Before the first byte: whoever breaks an answer off has read what came until then. Nobody waits for the writing.
    app.addHook('onSend', (request, { statusCode }, payload, done) => {
      const isRead = statusCode < 300 && request.method !== 'HEAD'
      const reading = isRead ? findPlan(request.routeOptions.config) : null
      if (reading && request.signedIn) {
        const { actor, credential } = request.signedIn
        const by = { userId: actor.id, isByToken: credential.kind === 'token', ip: request.ip, at: clock() }
        for (const what of whatWasRead(reading, request)) writer.add({ ...by, ...what })
      }
      done(null, payload)
    })
    app.addHook('onClose', () => writer.stop())
  })
}

/** Rows of a list that a stream of events has brought. */
export function readingOfStream(
  {
    actor,
    credential,
    ip,
    numbers,
  }: Pick<SignedIn, 'actor' | 'credential'> & { ip: string; numbers: number[] },
  at: Date,
): NewReading {
  const by = { userId: actor.id, isByToken: credential.kind === 'token', ip, at }
  return { ...by, how: 'list', numbers, ids: [], ref: null }
}

function findPlan({ declared, permission }: FastifyContextConfig): ReadingPlan | null {
  return declared && permission !== 'public' ? readingPlanOf(declared) : null
}

type What = Pick<NewReading, 'how' | 'numbers' | 'ids' | 'ref'>

function whatWasRead(
  { opens }: ReadingPlan,
  {
    params,
    query,
    shown,
  }: { params: unknown; query: unknown; shown: { numbers: Set<number>; ids: Set<string> } | null },
): What[] {
  const opened = opens && String(Object(params)[opens.param] ?? Object(query)[opens.param])
  if (opens && opened) {
    // Its members are named with itself among them.
    const isOfQuestion = opens.param === 'incidentId'
    shown?.ids.delete(opened)
    const own = isOfQuestion
      ? { numbers: [], ids: [opened], ref: null }
      : { numbers: [...(shown?.numbers ?? [])], ids: [...(shown?.ids ?? [])], ref: opened }
    return [{ how: opens.kind, ...own }, ...(isOfQuestion ? listOf(shown) : [])]
  }
  return listOf(shown)
}

function listOf(shown: { numbers: Set<number>; ids: Set<string> } | null): What[] {
  if (!shown || shown.numbers.size + shown.ids.size === 0) return []
  return [{ how: 'list', numbers: [...shown.numbers], ids: [...shown.ids], ref: null }]
}
