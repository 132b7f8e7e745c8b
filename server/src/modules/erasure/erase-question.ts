/**
 * Erases what is private of one question on the written demand of its author. One administrator asks, another confirms;
 * then a trigger of the owner takes the words out of every table in one transaction, in which the Book is told too.
 */

import type { Database, Tx } from '../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, addJournal, assertTwoPeople } from '../access/index.ts'
import {
  eraseDeliveries,
  type FoundDeliveries,
  findDeliveries,
  listMessagesOfQuestions,
  lockPipeline,
} from '../inbox/index.ts'
import { lockIncidents, sealErasedHistory } from '../incidents/index.ts'
import { findObstacle } from './domain/obstacle.ts'
import {
  findErasure,
  findSubject,
  getSubject,
  insertErasure,
  lockErasure,
  type Subject,
  updateDecided,
} from './erasure.repository.ts'
import type { ErasureContext } from './erasure-context.ts'
import { removeErasedFiles } from './remove-erased-files.ts'

type Ask = { number: number; paper: string; actor: Actor; now: Date }

export function askErasure(db: Database, { number, paper, actor, now }: Ask): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const subject = await findSubject(tx, { number })
    if (!subject) throw new NotFoundError('erasure.no_question')
    assertFree(subject)
    const isNew = await insertErasure(tx, {
      ...{ id: newId(), incidentId: subject.id, paper },
      ...{ askedBy: actor.id, askedAt: now },
    })
    if (!isNew) throw new ConflictError('erasure.asked')
    await note(tx, { actor, action: 'question.erasure_asked', subject })
  })
}

type Decide = { erasureId: string; decision: 'confirm' | 'refuse'; actor: Actor }

export async function decideErasure(context: ErasureContext, decide: Decide): Promise<void> {
  const { db, ...services } = context
  const { erasureId, decision, actor } = decide
  if (decision === 'refuse') {
    await db.transaction().execute((tx) => refuse(tx, { ...decide, now: services.clock() }))
    return
  }
  // Looked for before the inbox is held: thousands of deliveries are opened for it.
  const found = await findDeliveriesOf(context, erasureId)
  await db.transaction().execute((tx) => confirm(tx, services, { erasureId, actor, found }))
  await removeErasedFiles(context)
  await context.removeExports()
}

async function refuse(tx: Tx, { erasureId, actor, now }: Decide & { now: Date }): Promise<void> {
  const { id, incidentId } = await lockWaiting(tx, erasureId)
  await updateDecided(tx, { id, state: 'refused', decidedBy: actor.id, now })
  await note(tx, { actor, action: 'question.erasure_refused', subject: await getSubject(tx, incidentId) })
}

type Services = Omit<ErasureContext, 'db'>
type Confirm = { erasureId: string; actor: Actor; found: FoundDeliveries }

async function confirm(tx: Tx, services: Services, { erasureId, actor, found }: Confirm): Promise<void> {
  const now = services.clock()
  // First, as the pipeline itself does: a message that is worked on now is erased as it stands then.
  await lockPipeline(tx)
  const { id, incidentId, askedBy } = await lockWaiting(tx, erasureId)
  if (askedBy === actor.id) throw new ForbiddenError('erasure.needs_another')
  await assertTwoPeople(tx, [askedBy, actor.id], now)
  const { ids } = await getSubject(tx, incidentId)
  await lockIncidents(tx, ids)
  const subject = await getSubject(tx, incidentId)
  assertFree({ ...subject, isAsked: false })
  const messages = await listMessagesOfQuestions(tx, ids)
  await eraseDeliveries(tx, services, { messages, found, now })
  await updateDecided(tx, { id, state: 'done', decidedBy: actor.id, now })
  for (const one of ids) await sealErasedHistory(tx, one, { actor, now })
  await note(tx, { actor, action: 'question.erased', subject })
}

async function findDeliveriesOf(context: ErasureContext, erasureId: string): Promise<FoundDeliveries> {
  const { db } = context
  const erasure = await findErasure(db, erasureId)
  const subject = erasure && (await findSubject(db, { id: erasure.incidentId }))
  const messages = subject ? await listMessagesOfQuestions(db, subject.ids) : []
  return findDeliveries(db, context, { messages, upTo: 0 })
}

async function lockWaiting(tx: Tx, erasureId: string) {
  const erasure = await lockErasure(tx, erasureId)
  if (erasure.state !== 'waiting') throw new ConflictError('erasure.is_over')
  return erasure
}

function assertFree(subject: Subject): void {
  switch (findObstacle(subject)) {
    case 'open':
      throw new ConflictError('erasure.open')
    case 'sending':
      throw new ConflictError('erasure.sending')
    case 'asked':
      throw new ConflictError('erasure.asked')
    case 'done':
      throw new ConflictError('erasure.done')
  }
}

type Note = { actor: Actor; action: string; subject: Pick<Subject, 'id' | 'numbers'> }

function note(tx: Tx, { actor, action, subject: { id, numbers } }: Note): Promise<void> {
  return addJournal(tx, { actor, action, objectType: 'incident', objectId: id, details: { numbers } })
}
