/** Open questions that are past due. */
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type LatePlace = { dueAt: Date; messageId: string }

export function listLate(
  db: Db,
  { now, after, limit }: { now: Date; after: LatePlace | null; limit: number },
): Promise<LatePlace[]> {
  let query = db
    .selectFrom('chatQuestion')
    .select(['dueAt', 'messageId'])
    .where('state', '=', 'open')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('messageId')
    .limit(limit)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('dueAt', 'messageId'), '>', tuple(after.dueAt, after.messageId)),
    )
  return query.execute()
}

export type LockedQuestion = {
  messageId: string
  chatId: string
  municipalityCode: string
  class: 'question' | 'complaint' | 'danger' | 'rumour'
}

/** Locks questions that are still late. A chat that is being read now is skipped, because a new message may be the answer. */
export function lockLate(tx: Tx, messageIds: readonly string[], now: Date): Promise<LockedQuestion[]> {
  return tx
    .selectFrom('chatQuestion')
    .innerJoin('chat', 'chat.id', 'chatQuestion.chatId')
    .innerJoin('message', 'message.id', 'chatQuestion.messageId')
    .select(['chatQuestion.messageId', 'chatQuestion.chatId', 'chatQuestion.class', 'chat.municipalityCode'])
    .where('chatQuestion.messageId', 'in', messageIds)
    .where('chatQuestion.state', '=', 'open')
    .where('chatQuestion.dueAt', '<=', now)
    .orderBy('chatQuestion.messageId')
    .forNoKeyUpdate(['message', 'chat', 'chatQuestion'])
    .skipLocked()
    .execute()
}

export async function markPassedOn(
  tx: Tx,
  rows: readonly { messageId: string; incidentId: string }[],
  { now, closedBy }: { now: Date; closedBy: string | null },
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update chat_question set state = 'passed_on', closed_at = ${now}, closed_by = ${closedBy},
      incident_id = known.incident_id
    from unnest(${rows.map(({ messageId }) => messageId)}::uuid[],
      ${rows.map(({ incidentId }) => incidentId)}::uuid[]) as known (id, incident_id)
    where message_id = known.id and ${sql<SqlBool>`state = 'open'`}`.execute(tx)
}
