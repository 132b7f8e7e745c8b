import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { ActKind, ActReason, ActState, MessageToModerate } from './domain/moderation.ts'

/** Locks the message, so that a second moderator waits. */
export async function lockMessageToModerate(
  tx: Tx,
  { chatId, messageId }: { chatId: string; messageId: string },
): Promise<MessageToModerate> {
  const { direction, ...row } = await tx
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .select([
      'message.direction',
      'chatMessage.role',
      'chatMessage.authorId',
      'chatMessage.class',
      'chatMessage.suggestedClass',
      'chatMessage.correctedBy',
    ])
    .where('chatMessage.messageId', '=', messageId)
    .where('chatMessage.chatId', '=', chatId)
    .forNoKeyUpdate('chatMessage')
    .executeTakeFirstOrThrow(() => new NotFoundError('chat.no_message'))
  return { ...row, isOwn: direction === 'out' }
}

export type NewAct = {
  id: string
  chatId: string
  messageId: string
  authorId: string | null
  kind: ActKind
  reason: ActReason
  state: ActState
  untilAt: Date | null
  createdAt: Date
  proposedBy: string
}

export async function insertAct(tx: Tx, act: NewAct): Promise<void> {
  await tx.insertInto('moderationAct').values(act).execute()
}

/** Of this message, waiting or in force. */
export async function isActRunning(
  tx: Tx,
  { messageId, kind, now }: { messageId: string; kind: ActKind; now: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom('moderationAct')
    .select('id')
    .where('messageId', '=', messageId)
    .where('kind', '=', kind)
    .where('state', 'in', ['proposed', 'done'])
    .where((eb) => eb.or([eb('untilAt', 'is', null), eb('untilAt', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const SHOWN = 200

export type StoredAct = Omit<NewAct, 'chatId'> & {
  authorCard: Buffer | null
  proposedByName: string
  decidedByName: string | null
}

/** What waits for a second person first, then the newest. */
export function listActs(db: Db, chatId: string): Promise<StoredAct[]> {
  return db
    .selectFrom('moderationAct as act')
    .innerJoin('personName as proposer', 'proposer.id', 'act.proposedBy')
    .leftJoin('personName as decider', 'decider.id', 'act.decidedBy')
    .leftJoin('author', 'author.id', 'act.authorId')
    .select(['act.id', 'act.messageId', 'act.authorId', 'act.kind', 'act.reason', 'act.state'])
    .select(['act.untilAt', 'act.createdAt', 'act.proposedBy'])
    .select(['proposer.name as proposedByName', 'decider.name as decidedByName', 'author.card as authorCard'])
    .where('act.chatId', '=', chatId)
    .orderBy(sql`act.state = 'proposed'`, 'desc')
    .orderBy('act.createdAt', 'desc')
    .orderBy('act.id', 'desc')
    .limit(SHOWN)
    .execute()
}

export function lockAct(tx: Tx, { chatId, actId }: { chatId: string; actId: string }) {
  return tx
    .selectFrom('moderationAct')
    .select(['messageId', 'kind', 'reason', 'state', 'untilAt', 'proposedBy'])
    .where('id', '=', actId)
    .where('chatId', '=', chatId)
    .forUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('chat.no_act'))
}

export async function updateAct(
  tx: Tx,
  actId: string,
  changes: { state: ActState; decidedBy: string; decidedAt: Date },
): Promise<void> {
  await tx.updateTable('moderationAct').set(changes).where('id', '=', actId).execute()
}

export function findHinted(db: Db, chatId: string, messageId: string) {
  return db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .leftJoin('author', 'author.id', 'message.authorId')
    .select(['chatMessage.hasPersonalData', 'message.sourceState', 'message.authorKind'])
    .select('author.externalId')
    .where('chatMessage.chatId', '=', chatId)
    .where('chatMessage.messageId', '=', messageId)
    .executeTakeFirst()
}

export function updateHinted(
  tx: Tx,
  messageId: string,
  hintedAt: Date,
): Promise<{ messageId: string } | undefined> {
  return tx
    .updateTable('chatMessage')
    .set({ hintedAt })
    .where('messageId', '=', messageId)
    .where('hintedAt', 'is', null)
    .returning('messageId')
    .executeTakeFirst()
}
