/** Turns what happens into events for others: read from the history in its order, each once, from a saved place. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { LiveEvent } from '@veche/contract/live.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { readCurrentCursor } from '../../../platform/events/events.repository.ts'
import { readEventsAfter } from '../../../platform/events/events.ts'
import type { Listener } from '../../../platform/events/listener.ts'
import { newId } from '../../../platform/ids.ts'
import { insertReader, lockReader, moveReader } from '../../control/index.ts'
import {
  insertEvents,
  type LatePlace,
  listNewlyLate,
  listQuestionFacts,
  type NewDelivery,
  type NewEvent,
  type QuestionFacts,
} from './deliveries.repository.ts'
import { eventsOf, type Outgoing } from './domain/events-of.ts'
import { listListening, WEBHOOKS_CHANNEL } from './endpoints.repository.ts'
import type { WebhooksContext } from './webhooks-context.ts'

const READER = 'webhooks.events'
const LATE_READER = 'webhooks.late'
const IDLE_MS = 1000
/** With nobody to tell. */
const ASLEEP_MS = 5 * MINUTE_MS
/** A place among deadlines is written so often while none passes. */
const LATE_PLACE_MS = MINUTE_MS
const HELD_BACK_MS = 50
const LATE_AT_ONCE = 1000
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

type Deps = Pick<WebhooksContext, 'db' | 'clock'>

/** It sleeps while there is nobody to tell, and the first address wakes it. */
export function startWebhookReader(
  deps: Deps & Pick<WebhooksContext, 'log'> & { listener: Pick<Listener, 'on'> },
): Loop {
  const loop = startLoop({
    name: 'webhook events',
    log: deps.log,
    turn: async () => {
      const { hasMore, isAsleep } = await readHistory(deps)
      if (isAsleep) return { nextInMs: ASLEEP_MS }
      return { nextInMs: hasMore ? HELD_BACK_MS : IDLE_MS }
    },
  })
  deps.listener.on(WEBHOOKS_CHANNEL, loop.wake)
  return loop
}

/** Before the first address listens: it hears of what happens from now on, not of what passed while nobody did. */
export async function startListening(tx: Tx, now: Date): Promise<void> {
  if ((await listListening(tx)).length > 0) return
  for (const [name, place] of [
    [READER, await readCurrentCursor(tx)],
    [LATE_READER, now.toISOString()],
  ] as const) {
    await insertReader(tx, name, place)
    await moveReader(tx, name, place)
  }
}

/** The place and the events are saved in one transaction, so a crash leaves both as before. */
export async function readHistory(
  { db, clock }: Deps,
  lateAtOnce = LATE_AT_ONCE,
): Promise<{ hasMore: boolean; isAsleep: boolean }> {
  const now = clock()
  if ((await listListening(db)).length === 0) return { hasMore: false, isAsleep: true }
  return db.transaction().execute(async (tx) => {
    const cursor = await lockReader(tx, READER)
    if (cursor === null) {
      // The reader is new, or another worker holds it.
      await insertReader(tx, READER, await readCurrentCursor(tx))
      await insertReader(tx, LATE_READER, now.toISOString())
      return { hasMore: false, isAsleep: false }
    }
    const { events, isHeldBack } = await readEventsAfter(tx, cursor)
    const told = events.flatMap(({ payload }) => {
      const event = LiveEvent.safeParse(payload).data
      return event ? eventsOf(event) : []
    })
    const late = await readLate(tx, { now, limit: lateAtOnce })
    await write(tx, [...told, ...late.told], now)
    const last = events.at(-1)
    if (last) await moveReader(tx, READER, last.cursor)
    return { hasMore: isHeldBack || late.hasMore, isAsleep: false }
  })
}

/** A deadline passes without anybody doing anything, so it is looked for. */
async function readLate(
  tx: Tx,
  { now, limit }: { now: Date; limit: number },
): Promise<{ told: Outgoing[]; hasMore: boolean }> {
  const place = await lockReader(tx, LATE_READER)
  const from = parsePlace(place ?? '')
  // A worker whose clock is behind must not tell again what another has told.
  if (place === null || new Date(from.at) >= now) return { told: [], hasMore: false }
  const rows = await listNewlyLate(tx, { from, to: now, steps: OWED_STEPS, limit })
  const hasMore = rows.length === limit
  const last = hasMore ? rows.at(-1) : undefined
  const isOld = now.getTime() - new Date(from.at).getTime() >= LATE_PLACE_MS
  if (rows.length > 0 || isOld)
    await moveReader(tx, LATE_READER, last ? `${last.at}|${last.id}` : now.toISOString())
  const told = rows.map(({ id, step }) => ({
    ...{ type: 'question.late' as const, object: `question ${id}`, incidentId: id },
    data: { id, step },
  }))
  return { told, hasMore }
}

/** Without a question everything of that moment has been told. */
function parsePlace(place: string): LatePlace {
  const [at = '', id = LAST_ID] = place.split('|')
  return { at, id }
}

async function write(tx: Tx, told: readonly Outgoing[], now: Date): Promise<void> {
  if (told.length === 0) return
  const endpoints = await listListening(tx)
  const wanted = told.filter(({ type }) => endpoints.some(({ events }) => events.includes(type)))
  if (wanted.length === 0) return
  const facts = await listQuestionFacts(tx, [
    ...new Set(wanted.flatMap(({ incidentId }) => incidentId ?? [])),
  ])
  const byId = new Map(facts.map((one) => [one.id, one]))
  const events = wanted.map(({ type, object, data, incidentId }): NewEvent => {
    const question = incidentId === null ? undefined : byId.get(incidentId)
    return { id: newId(), type, object, data: JSON.stringify({ ...factsOf(question), ...data }), at: now }
  })
  const deliveries = events.flatMap((event) =>
    endpoints
      .filter((endpoint) => endpoint.events.includes(event.type))
      .map((endpoint) => deliveryOf(event, endpoint.id)),
  )
  await insertEvents(tx, events, deliveries)
}

export function deliveryOf({ id, object, at }: NewEvent, endpointId: string): NewDelivery {
  return {
    ...{ id: newId(), endpointId, eventId: id, object, state: 'queued' },
    ...{ nextAttemptAt: at, createdAt: at },
  }
}

/** Codes and numbers as they are when the event is written; what happened stands in the event itself. */
function factsOf(question: QuestionFacts | undefined) {
  if (!question) return {}
  const { number, topicCode, municipalityCode, agencyCode, network, dueAt } = question
  return { number, topicCode, municipalityCode, agencyCode, network, dueAt: dueAt?.toISOString() ?? null }
}
