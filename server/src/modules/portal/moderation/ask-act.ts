/** Asks for something to be done with a message or its author: written down with its reason before anything leaves. */
import type { AskNetworkActRequest } from '@veche/contract/portal/moderation.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { lockMessages, markTakenDown } from '../../inbox/index.ts'
import { wakeSenders } from './act-outbox.repository.ts'
import { findAct, findInForce, insertAct, type NewAct } from './acts.repository.ts'
import { addToHistory } from './add-to-history.ts'
import { assertAskable, firstState, type OfferedAct, untilOf } from './domain/act.ts'
import { journalAct, type ModerationContext } from './moderation-context.ts'
import { listApprovers, notifyApprovers } from './notify-approvers.ts'
import { readSubject } from './offer-acts.ts'
import type { Subject } from './subjects.repository.ts'

type Ask = { request: AskNetworkActRequest; actor: Actor }

export async function askAct(context: ModerationContext, { request, actor }: Ask): Promise<void> {
  const { db, clock, ...services } = context
  const { messageId } = request
  // Keys of the page come from a cache with a connection of its own, so they are there before the transaction.
  const { subject: seen } = await readSubject(context, db, { messageId, actor })
  const account = await services.findAccount(seen.channelId)
  const now = clock()
  const asked: One[] = [request, ...(request.also ? [request.also] : [])]
  const approvers = asked.some(({ kind }) => kind === 'ban') ? await listApprovers(db, seen, actor) : []
  await db.transaction().execute(async (tx) => {
    await lockMessages(tx, [messageId])
    // Sent again after its answer was lost.
    const known = await findAct(tx, request.id)
    if (known && known.askedBy === actor.id) return
    const found = await readSubject(
      { clock: () => now, connectors: services.connectors, findAccount: async () => account },
      tx,
      { messageId, actor },
    )
    const { subject, acts, thingOf } = found
    for (const one of asked) {
      const { knowsOfQuestion } = request
      const offered = assertAskable({ ...one, knowsOfQuestion, isSecond: one !== request }, acts, subject)
      const act = buildAct({ request: one, actor, subject, offered, thing: thingOf(one.kind), now })
      await insert(tx, { act, actor, now })
      if (act.state === 'waiting')
        await notifyApprovers(tx, { act, userIds: approvers, page: subject.channelName }, now)
    }
  })
}

type One = Pick<AskNetworkActRequest, 'id' | 'kind' | 'way' | 'reason' | 'words' | 'term'>

async function insert(tx: Tx, { act, actor, now }: { act: NewAct; actor: Actor; now: Date }): Promise<void> {
  if (await findInForce(tx, { ...act, now })) throw new ConflictError('moderation.in_force')
  if (!(await insertAct(tx, act))) throw new ConflictError('moderation.asked_already')
  await begin(tx, act, now)
  await journalAct(tx, { actor, action: 'network_act.asked', act })
  if (act.state === 'done') await addToHistory(tx, act, now)
}

type Built = {
  request: One
  actor: Actor
  subject: Subject
  offered: OfferedAct
  thing: string
  now: Date
}

function buildAct({ request, actor, subject, offered, thing, now }: Built): NewAct {
  const { id, kind, way, reason, words, term } = request
  const { channelId, authorId, incidentId, chatId, livestreamId } = subject
  const state = firstState({ kind, way })
  const canNetwork = way === 'network' && offered.isUndoable
  return {
    ...{ id, kind, way, reason, words, term, thing, state, undoesId: null },
    ...{ messageId: subject.id, channelId, authorId, incidentId, chatId, livestreamId },
    undoWay: canNetwork ? 'network' : way === 'network' && kind === 'delete' ? 'none' : 'hand',
    // The term of a ban begins when the second person agrees.
    untilAt: kind === 'ban' ? null : untilOf(term, now),
    ...{ askedBy: actor.id, askedByName: actor.name, askedAt: now },
    nextAttemptAt: state === 'queued' ? now : null,
    endedAt: state === 'done' ? now : null,
  }
}

/** What leaves leaves with the commit; the words of what goes are kept from the moment it may be gone. */
async function begin(tx: Tx, { kind, messageId, state }: NewAct, now: Date): Promise<void> {
  if (kind === 'delete') await markTakenDown(tx, messageId, now)
  if (state === 'queued') await wakeSenders(tx)
}
