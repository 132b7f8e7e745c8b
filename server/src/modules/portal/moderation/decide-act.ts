/** What people do with an act that was asked for: agree, refuse, call it off, take it back, send it again. */
import type { NetworkActCommand } from '@veche/contract/portal/moderation.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, assertTwoPeople, isPermitted } from '../../access/index.ts'
import { markTakenDown } from '../../inbox/index.ts'
import { wakeSenders } from './act-outbox.repository.ts'
import { insertAct, lockAct, type NewAct, type StoredAct, updateAct } from './acts.repository.ts'
import { addToHistory } from './add-to-history.ts'
import { abilitiesOf, assertAble, UNDO_OF, untilOf } from './domain/act.ts'
import { reachOf } from './moderation.policy.ts'
import { journalAct, type ModerationContext } from './moderation-context.ts'

type Run = { actId: string; command: NetworkActCommand; actor: Actor }
type Held = { act: StoredAct; actor: Actor; now: Date }

export async function runActCommand(
  { db, clock }: Pick<ModerationContext, 'db' | 'clock'>,
  { actId, command, actor }: Run,
): Promise<void> {
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const act = await lockAct(tx, actId)
    const reach = (await reachOf(tx, actor, [act]))(act)
    if (reach === null) throw new NotFoundError('moderation.not_found', { actId })
    if (isRepeated(act, command)) return
    const mayAct = isPermitted(actor, 'moderation.act')
    const may = abilitiesOf(act, { id: actor.id, reach, mayAct, now })
    await run(tx, { act, actor, now }, command, may)
  })
}

/** Pressed again after its answer was lost. */
function isRepeated(act: StoredAct, command: NetworkActCommand): boolean {
  return command.type === 'undo' && act.undoneById === command.id
}

async function run(
  tx: Tx,
  held: Held,
  command: NetworkActCommand,
  may: ReturnType<typeof abilitiesOf>,
): Promise<void> {
  const { act, actor } = held
  switch (command.type) {
    case 'approve':
    case 'decline':
      if (act.askedBy === actor.id) throw new ForbiddenError('moderation.second_person')
      assertAble(may.decide, 'moderation.decided_already')
      return command.type === 'approve' ? approve(tx, held) : decline(tx, held)
    case 'cancel':
      assertAble(may.cancel, 'moderation.left_already')
      return cancel(tx, held)
    case 'done_by_hand':
      assertAble(may.finish, 'moderation.not_waiting')
      await updateAct(tx, act.id, { state: 'done', endedAt: held.now })
      await addToHistory(tx, act, held.now)
      return journalAct(tx, { actor, action: 'network_act.done_by_hand', act })
    case 'undo':
      assertAble(may.undo, 'moderation.cannot_undo')
      return undo(tx, held, command)
    case 'repeat':
      assertAble(may.repeat, 'moderation.cannot_repeat')
      return repeat(tx, held)
  }
}

async function approve(tx: Tx, { act, actor, now }: Held): Promise<void> {
  await assertTwoPeople(tx, [act.askedBy, actor.id], now)
  const isByHand = act.way === 'hand'
  await updateAct(tx, act.id, {
    ...decidedBy(actor, now),
    ...{ state: isByHand ? 'by_hand' : 'queued', nextAttemptAt: isByHand ? null : now },
    untilAt: untilOf(act.term, now),
  })
  if (!isByHand) await wakeSenders(tx)
  await journalAct(tx, { actor, action: 'network_act.approved', act })
}

async function decline(tx: Tx, { act, actor, now }: Held): Promise<void> {
  await updateAct(tx, act.id, { ...decidedBy(actor, now), state: 'declined', endedAt: now })
  await journalAct(tx, { actor, action: 'network_act.declined', act })
}

const decidedBy = ({ id, name }: Actor, now: Date) => ({ decidedBy: id, decidedByName: name, decidedAt: now })

async function cancel(tx: Tx, { act, actor, now }: Held): Promise<void> {
  await updateAct(tx, act.id, { state: 'cancelled', nextAttemptAt: null, endedAt: now })
  await endsWithout(tx, act)
  await journalAct(tx, { actor, action: 'network_act.cancelled', act })
}

/** An act that never took effect leaves everything as it was. */
export async function endsWithout(
  tx: Tx,
  { kind, messageId, undoesId }: Pick<StoredAct, 'kind' | 'messageId' | 'undoesId'>,
): Promise<void> {
  if (kind === 'delete') await markTakenDown(tx, messageId, null)
  if (undoesId !== null) await updateAct(tx, undoesId, { undoneById: null })
}

async function undo(
  tx: Tx,
  { act, actor, now }: Held,
  { id, words }: Extract<NetworkActCommand, { type: 'undo' }>,
): Promise<void> {
  if (act.kind !== 'delete' && act.kind !== 'mute' && act.kind !== 'ban') return
  const isByHand = act.undoWay === 'hand'
  const undoing: NewAct = {
    ...{ id, kind: UNDO_OF[act.kind], way: isByHand ? 'hand' : 'network' },
    ...{ messageId: act.messageId, channelId: act.channelId, authorId: act.authorId },
    ...{ incidentId: act.incidentId, chatId: act.chatId, livestreamId: act.livestreamId },
    ...{ thing: act.thing, reason: 'mistake', words, term: null, untilAt: null },
    ...{ undoWay: 'none', undoesId: act.id, state: isByHand ? 'done' : 'queued' },
    ...{ askedBy: actor.id, askedByName: actor.name, askedAt: now },
    ...{ nextAttemptAt: isByHand ? null : now, endedAt: isByHand ? now : null },
  }
  if (!(await insertAct(tx, undoing))) throw new ConflictError('moderation.asked_already')
  await updateAct(tx, act.id, { undoneById: id })
  if (isByHand && act.kind === 'delete') await markTakenDown(tx, act.messageId, null)
  if (!isByHand) await wakeSenders(tx)
  if (isByHand) await addToHistory(tx, undoing, now)
  await journalAct(tx, { actor, action: 'network_act.undone', act: undoing })
}

async function repeat(tx: Tx, { act, actor, now }: Held): Promise<void> {
  await updateAct(tx, act.id, {
    ...{ state: 'queued', nextAttemptAt: now, errorCode: null, endedAt: null },
  })
  if (act.kind === 'delete') await markTakenDown(tx, act.messageId, now)
  if (act.undoesId !== null) await updateAct(tx, act.undoesId, { undoneById: act.id })
  await wakeSenders(tx)
  await journalAct(tx, { actor, action: 'network_act.repeated', act })
}
