/**
 * Erases what is private of one question on the written demand of its author. One administrator asks, another confirms;
 * then a trigger of the owner takes the words out of every table in one transaction, in which the Book is told too.
 */

import type { ErasureKind } from '@veche/contract/admin/erasure.ts'
import type { Database, Db, Tx } from '../../platform/database/db.ts'
import { ConflictError, ForbiddenError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Actor, addJournal, assertTwoPeopleForGood } from '../access/index.ts'
import { cleanDigests, findDigestsTelling } from '../chats/index.ts'
import {
  eraseDeliveries,
  type FoundDeliveries,
  findDeliveries,
  listKeyedMessages,
  lockPipeline,
} from '../inbox/index.ts'
import { lockIncidents, sealErasedHistory } from '../incidents/index.ts'
import { findObstacle, isForGood } from './domain/obstacle.ts'
import { speaksOf, withoutTraces } from './domain/traces.ts'
import {
  findErasure,
  insertErasure,
  listMessageIds,
  lockErasure,
  lockTalk,
  type Subject,
  type Target,
  targetOf,
  updateDecided,
} from './erasure.repository.ts'
import type { ErasureContext } from './erasure-context.ts'
import { getNumbered, getSubject } from './find-subject.ts'
import { findTraces } from './find-traces.ts'
import { removeErasedFiles } from './remove-erased-files.ts'

type Ask = { number: number; kind: ErasureKind; paper: string; actor: Actor; now: Date }

/** Also while the work goes on: the demand waits for its end, and is confirmed then. */
export function askErasure(db: Database, { number, kind, paper, actor, now }: Ask): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const subject = await getNumbered(tx, { number, kind })
    const obstacle = findObstacle(subject)
    if (obstacle && isForGood(obstacle)) throw new ConflictError(`erasure.${obstacle}`)
    const isNew = await askOfSubject(tx, { subject, paper, actor, now })
    if (!isNew) throw new ConflictError('erasure.asked')
  })
}

type AskOfSubject = Omit<Ask, 'number' | 'kind'> & { subject: Subject; personDemandId?: string }

/** False: somebody has asked already. */
export async function askOfSubject(
  tx: Tx,
  { subject, paper, actor, now, personDemandId }: AskOfSubject,
): Promise<boolean> {
  const erasure = { id: newId(), target: subject.target, paper, askedBy: actor.id, askedAt: now }
  const isNew = await insertErasure(tx, { ...erasure, personDemandId: personDemandId ?? null })
  if (isNew) await note(tx, { actor, action: 'question.erasure_asked', subject })
  return isNew
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
  const before = await findBefore(context, erasureId)
  await db.transaction().execute((tx) => confirm(tx, services, { erasureId, actor, before }))
  await removeErasedFiles(context)
  await context.removeExports()
}

async function refuse(tx: Tx, { erasureId, actor, now }: Decide & { now: Date }): Promise<void> {
  const erasure = await lockWaiting(tx, erasureId)
  await updateDecided(tx, { id: erasure.id, state: 'refused', decidedBy: actor.id, now })
  const subject = await getSubject(tx, targetOf(erasure))
  await note(tx, { actor, action: 'question.erasure_refused', subject })
}

type Services = Omit<ErasureContext, 'db'>
type Before = {
  at: Date
  digestIds: readonly string[]
  messageIds: readonly string[]
  found: FoundDeliveries
}
type Confirm = { erasureId: string; actor: Actor; before: Before | null }

async function confirm(tx: Tx, services: Services, { erasureId, actor, before }: Confirm): Promise<void> {
  const now = services.clock()
  // First, as the pipeline itself does: a message that is worked on now is erased as it stands then.
  await lockPipeline(tx)
  const erasure = await lockWaiting(tx, erasureId)
  const { id, askedBy } = erasure
  if (askedBy === actor.id) throw new ForbiddenError('erasure.needs_another')
  await assertTwoPeopleForGood(tx, [askedBy, actor.id], now)
  const target = targetOf(erasure)
  await lockIncidents(tx, (await getSubject(tx, target)).ids)
  await lockTalk(tx, target)
  const subject = await getSubject(tx, target)
  assertEnded(subject)
  const { messageIds, since, traces } = await readErased(tx, services.vault, subject)
  const clean = (text: string) => withoutTraces(traces, text)
  // Only what has come since is read while the inbox is held.
  const digests = { ids: before?.digestIds ?? [], since: before?.at ?? since }
  const digestIds = await cleanDigests(tx, { ...digests, clean, erasureId })
  const wholeIds = await listMessageIds(tx, target, digestIds)
  const known = new Set(before?.messageIds)
  // What came in between may have been told of before it: all deliveries are looked through again.
  const found = wholeIds.every((one) => known.has(one)) && before ? before.found : NONE_YET
  await eraseDeliveries(tx, services, {
    messages: await listKeyedMessages(tx, wholeIds),
    isTold: (text) => messageIds.length > 0 && speaksOf(traces, text),
    ...{ found, now },
  })
  await updateDecided(tx, { id, state: 'done', decidedBy: actor.id, now })
  for (const one of subject.ids) await sealErasedHistory(tx, one, { actor, now })
  await note(tx, { actor, action: 'question.erased', subject })
}

const NONE_YET: FoundDeliveries = { ids: [], upTo: 0 }

async function readErased(db: Db, vault: ErasureContext['vault'], { target, ids, foundAt }: Subject) {
  const messageIds = await listMessageIds(db, target, [])
  const traces = await findTraces(db, vault, { target, ids, messageIds })
  return { messageIds, traces, since: foundAt }
}

async function findBefore(context: ErasureContext, erasureId: string): Promise<Before | null> {
  const { db, vault, clock } = context
  const at = clock()
  const erasure = await findErasure(db, erasureId)
  if (!erasure) return null
  const target: Target = targetOf(erasure)
  const { since, traces } = await readErased(db, vault, await getSubject(db, target))
  const isTold = (text: string) => speaksOf(traces, text)
  const digestIds = await findDigestsTelling(db, since, isTold)
  const messageIds = await listMessageIds(db, target, digestIds)
  const messages = await listKeyedMessages(db, messageIds)
  return {
    at,
    digestIds,
    messageIds,
    found: await findDeliveries(db, context, { messages, isTold, upTo: 0 }),
  }
}

async function lockWaiting(tx: Tx, erasureId: string) {
  const erasure = await lockErasure(tx, erasureId)
  if (erasure.state !== 'waiting') throw new ConflictError('erasure.is_over')
  return erasure
}

function assertEnded(subject: Subject): void {
  const obstacle = findObstacle({ ...subject, isAsked: false })
  if (obstacle) throw new ConflictError(`erasure.${obstacle}`)
}

type Note = { actor: Actor; action: string; subject: Subject }

function note(tx: Tx, { actor, action, subject: { target, number, numbers } }: Note): Promise<void> {
  return target.kind === 'incident'
    ? addJournal(tx, { actor, action, objectType: 'incident', objectId: target.id, details: { numbers } })
    : addJournal(tx, { actor, action, objectType: 'question', objectId: String(number), details: {} })
}
