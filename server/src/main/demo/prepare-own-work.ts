/**
 * Work of the people who may sign in: theirs from the first minute, before anybody of the region has said a word. Each
 * question goes its road by the rules of any question, in its own time. What stands is left as it is.
 */

import { readFileSync } from 'node:fs'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { isHandPage } from '@veche/contract/values/casework/by-hand.ts'
import { z } from 'zod'
import { formContainer } from '../../connectors/form/form-container.ts'
import { type Actor, findActorByUserId } from '../../modules/access/index.ts'
import {
  type AnswersContext,
  askClarification,
  sendBackAnswer,
  submitAnswer,
} from '../../modules/answers/index.ts'
import { listChannels } from '../../modules/channels/index.ts'
import { ensureAuthors, insertMessages, type StoredMessage } from '../../modules/inbox/index.ts'
import { registerMessages, runIncidentCommand } from '../../modules/incidents/index.ts'
import { newId } from '../../platform/ids.ts'
import { dateInZone, momentInZone } from '../../platform/working-time/index.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { createChannelFacts } from '../wiring/channel-facts.ts'
import { createRegisterDeps } from '../wiring/register-deps.ts'
import { getIncidentOf, getIncidentVersion } from './demo.repository.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { ensureUser } from './demo-officials.ts'
import { phoneOfPost } from './portal/duty/demo-posts.ts'
import { askFromElsewhere, DemoPart, playPart, WATER } from './prepare-part.ts'

const MUNICIPALITY = 'staraya-russa'
const BODY = `administration-${MUNICIPALITY}`
const STEPS_MS = 20 * 60_000

const OwnWork = z.strictObject({
  key: z.string(),
  topicCode: z.string(),
  text: z.string(),
  askedHoursAgo: z.number(),
  /** How far it has gone: given to the agency, taken by the executor, its author asked, waiting for approval, back from it; written elsewhere. */
  end: z.enum(['assigned', 'taken', 'asking', 'submitted', 'sent_back', 'elsewhere']),
  /** The fact that is missing. */
  asks: z.string().optional(),
  /** What another body is asked for the answer, and what it gave. */
  part: DemoPart.optional(),
  answer: z.string().optional(),
  /** Of an interim answer: `{день}` stands in its words. */
  promise: z.strictObject({ what: z.string(), who: z.string(), inDays: z.number() }).optional(),
})
type OwnWork = z.infer<typeof OwnWork>
type Deps = Parameters<typeof answersContextOf>[0]
type People = Record<'dispatcher' | 'executor' | 'moderator' | 'head', Actor>

export function readOwnWork(): OwnWork[] {
  const path = new URL('./data/own-work.json', import.meta.url)
  return z.array(OwnWork).parse(JSON.parse(readFileSync(path, 'utf8')))
}

export async function prepareOwnWork(deps: Deps): Promise<void> {
  const { context } = deps
  const form = (await listChannels(context.db)).find(
    ({ network, externalId }) => network === 'form' && !isHandPage(externalId),
  )
  if (!form) return
  const now = context.clock().getTime()
  const people = await findPeople(deps)
  for (const work of readOwnWork()) {
    const askedAt = new Date(now - work.askedHoursAgo * HOUR_MS)
    const incidentId = await ask(deps, work, { channelId: form.id, askedAt })
    if (incidentId) await lead(deps, work, { incidentId, askedAt, people })
  }
}

async function findPeople({ context }: Deps): Promise<People> {
  async function find(role: keyof People): Promise<Actor> {
    const account = DEMO_ACCOUNTS.find((one) => one.role === role)
    const actor = account && (await findActorByUserId(context.db, await ensureUser({ context }, account)))
    if (!actor) throw new Error(`The demo has no ${role}`)
    return actor
  }
  const [dispatcher, executor, moderator, head] = await Promise.all([
    find('dispatcher'),
    find('executor'),
    find('moderator'),
    find('head'),
  ])
  return { dispatcher, executor, moderator, head }
}

type Asked = { channelId: string; askedAt: Date }

/** Null: it was asked at an earlier start. */
async function ask({ context }: Deps, work: OwnWork, { channelId, askedAt }: Asked): Promise<string | null> {
  const { db } = context
  const thread = `demo-${work.key}`
  const past = { ...context, clock: () => askedAt }
  const deps = await createRegisterDeps(past, createChannelFacts(context))()
  return db.transaction().execute(async (tx) => {
    const authors = await ensureAuthors(tx, 'form', [thread])
    const message: StoredMessage = {
      ...{ id: newId(), channelId, network: 'form', surface: 'form', direction: 'in', text: work.text },
      ...{ container: formContainer(thread), externalId: thread, threadExternalId: thread },
      ...{ parentExternalId: null, authorId: authors.get(thread) ?? null, authorKind: 'person' },
      ...{ geo: null, attachments: [], permalink: null, subject: null, version: 'v1' },
      ...{ isCreationSeen: true, sourceState: 'alive', isRead: true, isByHand: false, isLate: false },
      ...{ occurredAt: askedAt, receivedAt: askedAt, capturedAt: askedAt, automatic: null, incidentId: null },
    }
    if ((await insertMessages(tx, [message])).size === 0) return null
    const arrival = { message, change: 'appeared', rawId: null, gapId: null, echo: null } as const
    await registerMessages(tx, [{ ...arrival, incidentNumber: null }], deps)
    const { incidentId } = await getIncidentOf(tx, message.id)
    return incidentId
  })
}

type Leading = { incidentId: string; askedAt: Date; people: People }

async function lead(deps: Deps, work: OwnWork, { incidentId, askedAt, people }: Leading): Promise<void> {
  let steps = 0
  /** Each a little later than the one before. */
  const next = (): AnswersContext => {
    steps += 1
    const moment = new Date(askedAt.getTime() + steps * STEPS_MS)
    return answersContextOf({ ...deps, context: { ...deps.context, clock: () => moment } })
  }
  const read = () => readVersion(deps, incidentId)
  const { topicCode, end } = work
  const accept = {
    ...({
      type: 'accept',
      topicCode,
      municipalityCode: MUNICIPALITY,
      agencyCode: end === 'elsewhere' ? WATER : null,
    } as const),
    ...({ urgency: 'normal', address: null } as const),
  }
  const give = { type: 'assign_person', unitCode: null, assigneeId: people.executor.id } as const
  const run = async (actor: Actor, request: typeof accept | typeof give | { type: 'take' }) =>
    runIncidentCommand(next(), {
      incidentId,
      actor,
      request: { ...request, expectedVersion: await read() },
    })
  await run(people.dispatcher, accept)
  if (end === 'assigned') return
  if (end === 'elsewhere') return askFromElsewhere(next, work, incidentId)
  await run(people.head, give)
  await run(people.executor, { type: 'take' })
  if (end === 'taken') return playPart(next, work.part, { incidentId, asker: people.executor })
  if (end === 'asking') {
    const asking = { text: work.asks ?? '', way: 'thread', isConfirmed: true, key: null } as const
    const said = { ...asking, incidentId, actor: people.executor, expectedVersion: await read() }
    return askClarification(next(), said)
  }
  const step = { incidentId, key: null }
  await submitAnswer(next(), {
    ...{ ...step, ...writeAnswer(deps, work), actor: people.executor, expectedVersion: await read() },
    ...{ candidate: 1, outcome: 'explained', privateText: '', fileIds: [] },
    overrideReason: 'Учебный пример',
  })
  if (end === 'submitted') return
  await sendBackAnswer(next(), {
    ...{ ...step, actor: people.moderator, expectedVersion: await read(), versionNo: 1 },
    ...{ reasonCode: 'no_action', comment: 'Назовите, что сделают, кто и к какому дню' },
  })
}

const END_OF_WORK = '18:00'
/** One service has one telephone: that of its post in «Кто отвечает». */
const PHONE = /\{телефон ([a-z-]+)\}/g

/** What is promised is days ahead whenever the demo starts, and recorded as it is said. */
function writeAnswer({ context }: Deps, { answer: written = '', promise }: OwnWork) {
  const answer = written.replaceAll(PHONE, (_, key: string) => phoneOfPost(BODY, key))
  if (!promise) return { kind: 'final', text: answer, promise: null } as const
  const { timeZone } = context.region
  const date = dateInZone(timeZone, context.clock())
  const dueAt = momentInZone(timeZone, { date, time: END_OF_WORK, addDays: promise.inDays })
  const day = dueAt.toLocaleDateString('ru-RU', { timeZone, day: 'numeric', month: 'long' })
  const { what, who } = promise
  const recorded = { what, who, dueAt: dueAt.toISOString(), evidence: '' }
  return { kind: 'interim', text: answer.replace('{день}', day), promise: recorded } as const
}

async function readVersion({ context: { db } }: Deps, incidentId: string): Promise<number> {
  return getIncidentVersion(db, incidentId)
}
