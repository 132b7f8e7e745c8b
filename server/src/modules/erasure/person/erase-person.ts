/**
 * Erases a person on a written demand: what was no question at once, by a trigger of the owner, and then question by
 * question as each is erased alone (erase-question.ts), by the two who asked and confirmed. A question whose work goes
 * on waits for its end; the demand ends when nothing is left.
 */
import { PersonProtocol, type PersonQuestion, type PersonRows } from '@veche/contract/admin/persons.ts'
import type { Database, Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, addJournal, assertTwoPeopleForGood, findActorByUserId } from '../../access/index.ts'
import {
  eraseDeliveries,
  type FoundDeliveries,
  findDeliveries,
  listKeyedMessages,
  lockPipeline,
} from '../../inbox/index.ts'
import { findObstacle, isForGood } from '../domain/obstacle.ts'
import { askOfSubject, decideErasure } from '../erase-question.ts'
import { findWaitingErasure, type Subject } from '../erasure.repository.ts'
import type { ErasureContext } from '../erasure-context.ts'
import { getSubject } from '../find-subject.ts'
import { removeErasedFiles } from '../remove-erased-files.ts'
import {
  insertDemand,
  listErasedNumbers,
  listRunningDemands,
  lockDemand,
  updateDemandDecided,
  updateDemandDone,
} from './demands.repository.ts'
import { countHeld, hasOfficial, isPersonHeld, listTalk, listTargets } from './person.repository.ts'

export const ERASE_PERSON_JOB = 'erasure.person'
/** Questions that one run looks at; the next goes on. */
const AT_ONCE = 200

type Ask = { rows: PersonRows; paper: string; actor: Actor; now: Date }

export function askPersonErasure(db: Database, { rows, paper, actor, now }: Ask): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await assertPerson(tx, rows)
    const id = newId()
    await insertDemand(tx, { id, paper, rows, askedBy: actor.id, askedAt: now })
    await note(tx, { actor, action: 'person.erasure_asked', id })
  })
}

/** Somebody must be named, and an official's public words are no private matter. */
export async function assertPerson(db: Db, rows: PersonRows): Promise<void> {
  const isNobody = Object.values(rows).every((ids) => ids.length === 0)
  if (isNobody) throw new InvalidError('person.nobody', { field: 'rows' })
  if (await hasOfficial(db, rows.authorIds)) throw new ConflictError('person.is_official')
}

type Decide = { demandId: string; decision: 'confirm' | 'refuse'; actor: Actor }

export async function decidePersonErasure(context: ErasureContext, decide: Decide): Promise<void> {
  const { db, ...services } = context
  const { demandId: id, decision, actor } = decide
  if (decision === 'refuse') {
    await db.transaction().execute(async (tx) => {
      await lockWaiting(tx, id)
      await updateDemandDecided(tx, { id, state: 'refused', decidedBy: actor.id, now: services.clock() }, {})
      await note(tx, { actor, action: 'person.erasure_refused', id })
    })
    return
  }
  await db.transaction().execute((tx) => confirm(tx, services, decide))
  await removeErasedFiles(context)
}

type Services = Omit<ErasureContext, 'db'>

async function confirm(tx: Tx, services: Services, { demandId: id, actor }: Decide): Promise<void> {
  const now = services.clock()
  // First, as the pipeline itself does: what is said now is erased as it stands then.
  await lockPipeline(tx)
  const demand = await lockWaiting(tx, id)
  if (demand.askedBy === actor.id) throw new ForbiddenError('erasure.needs_another')
  await assertTwoPeopleForGood(tx, [demand.askedBy, actor.id], now)
  await assertPerson(tx, demand)
  if (await isPersonHeld(tx, demand.authorIds)) throw new ConflictError('erasure.held')
  const { talk, subscriptions, followedDialogs } = await countHeld(tx, demand)
  const deliveries = await eraseTalkDeliveries(tx, services, { authorIds: demand.authorIds, now })
  const protocol = { talk, subscriptions, followedDialogs, deliveries }
  await updateDemandDecided(tx, { id, state: 'running', decidedBy: actor.id, now }, protocol)
  await note(tx, { actor, action: 'person.erasure_confirmed', id })
  await services.jobs.add(tx, ERASE_PERSON_JOB, { demandId: id })
}

const NONE_YET: FoundDeliveries = { ids: [], upTo: 0 }

/** What the network sends again of it is not taken in from now on. */
async function eraseTalkDeliveries(
  tx: Tx,
  services: Services,
  { authorIds, now }: { authorIds: readonly string[]; now: Date },
): Promise<number> {
  const messages = await listKeyedMessages(tx, await listTalk(tx, authorIds))
  if (messages.length === 0) return 0
  const isTold = () => false
  const found = await findDeliveries(tx, services, { messages, isTold, upTo: NONE_YET.upTo })
  await eraseDeliveries(tx, services, { messages, isTold, found, now })
  return found.ids.length
}

async function lockWaiting(tx: Tx, id: string) {
  const demand = await lockDemand(tx, id)
  if (demand.state !== 'waiting') throw new ConflictError('erasure.is_over')
  return demand
}

type Demand = Awaited<ReturnType<typeof listRunningDemands>>[number]

/** Null: all that are under way. Safe to repeat: what is erased is not found again. */
export async function goOnErasing(context: ErasureContext, demandId: string | null): Promise<void> {
  for (const demand of await listRunningDemands(context.db)) {
    if (demandId !== null && demand.id !== demandId) continue
    try {
      await eraseQuestions(context, demand)
    } catch (error) {
      // One demand that cannot go on holds up no other; the next run tries again.
      context.log.error({ err: error, demandId: demand.id }, 'erasure: a person is not erased yet')
    }
  }
}

async function eraseQuestions(context: ErasureContext, demand: Demand): Promise<void> {
  const { db, ...services } = context
  // Held since it was confirmed: it goes on when the hold is lifted.
  if (await isPersonHeld(db, demand.authorIds)) return
  const people = await findTwo(db, demand)
  let left = 0
  for (const target of await listTargets(db, demand, AT_ONCE)) {
    const subject = await getSubject(db, target)
    const obstacle = findObstacle({ ...subject, isAsked: false })
    if (obstacle === 'done') continue
    if (obstacle) left += 1
    else await eraseOne(context, { demand, subject, people })
  }
  if (left > 0 || (await listTargets(db, demand, 1)).length > 0) return
  await db.transaction().execute((tx) => finish(tx, services, { demand, actor: people.decider }))
  await removeErasedFiles(context)
}

type Two = { asker: Actor; decider: Actor }

async function findTwo(db: Db, { askedBy, decidedBy }: Demand): Promise<Two> {
  const [asker, decider] = await Promise.all([
    findActorByUserId(db, askedBy),
    findActorByUserId(db, decidedBy ?? ''),
  ])
  if (!asker || !decider) throw new ConflictError('person.people_are_gone')
  return { asker, decider }
}

async function eraseOne(
  context: ErasureContext,
  { demand, subject, people }: { demand: Demand; subject: Subject; people: Two },
): Promise<void> {
  const { db, clock } = context
  const { asker, decider } = people
  await db.transaction().execute((tx) =>
    askOfSubject(tx, {
      subject,
      paper: demand.paper,
      actor: asker,
      now: clock(),
      personDemandId: demand.id,
    }),
  )
  const waiting = await findWaitingErasure(db, subject.target)
  if (!waiting) return
  // Somebody had asked by another paper: of the two the other one confirms.
  const actor = waiting.askedBy === decider.id ? asker : decider
  await decideErasure(context, { erasureId: waiting.id, decision: 'confirm', actor })
}

async function finish(
  tx: Tx,
  services: Services,
  { demand: { id }, actor }: { demand: Demand; actor: Actor },
): Promise<void> {
  const now = services.clock()
  await lockPipeline(tx)
  const demand = await lockDemand(tx, id)
  if (demand.state !== 'running') return
  const began = PersonProtocol.partial().parse(demand.protocol)
  // What was said since it was confirmed.
  const { talk, subscriptions, followedDialogs } = await countHeld(tx, demand)
  const deliveries = await eraseTalkDeliveries(tx, services, { authorIds: demand.authorIds, now })
  const protocol: PersonProtocol = {
    erasedQuestions: await listErasedNumbers(tx, id),
    talk: (began.talk ?? 0) + talk,
    subscriptions: (began.subscriptions ?? 0) + subscriptions,
    followedDialogs: (began.followedDialogs ?? 0) + followedDialogs,
    deliveries: (began.deliveries ?? 0) + deliveries,
  }
  await updateDemandDone(tx, { id, protocol, now })
  await note(tx, { actor, action: 'person.erased', id, details: { numbers: protocol.erasedQuestions } })
}

/** Questions that the demand has not erased, with the reason; null: it can go. */
export async function listLeft(
  db: Db,
  rows: PersonRows,
  limit: number,
): Promise<{ questions: PersonQuestion[]; isCut: boolean }> {
  const targets = await listTargets(db, rows, limit + 1)
  const questions: PersonQuestion[] = []
  for (const target of targets.slice(0, limit)) {
    const subject = await getSubject(db, target)
    const obstacle = findObstacle({ ...subject, isAsked: false })
    questions.push({
      ...{ number: subject.number, kind: target.kind === 'incident' ? 'incident' : 'book' },
      foundAt: subject.foundAt.toISOString(),
      obstacle: obstacle && isForGood(obstacle) ? null : obstacle,
    })
  }
  return { questions, isCut: targets.length > limit }
}

type Note = { actor: Actor; action: string; id: string; details?: Record<string, unknown> }

function note(tx: Tx, { actor, action, id, details = {} }: Note): Promise<void> {
  return addJournal(tx, { actor, action, objectType: 'person_demand', objectId: id, details })
}
