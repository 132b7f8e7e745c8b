import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export async function insertErasedMarks(tx: Tx, marks: readonly string[], now: Date): Promise<void> {
  if (marks.length === 0) return
  await tx
    .insertInto('erasedMessage')
    .values(marks.map((mark) => ({ mark, erasedAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listErasedMarks(tx: Tx, marks: readonly string[]): Promise<Set<string>> {
  if (marks.length === 0) return new Set()
  const rows = await tx.selectFrom('erasedMessage').select('mark').where('mark', 'in', marks).execute()
  return new Set(rows.map(({ mark }) => mark))
}

export type KeyedMessage = {
  channelId: string
  container: string
  externalId: string
  receivedAt: Date
}

/**
 * Messages of these questions, residents' and ours, those that the questions began with, and what else was said in a
 * private dialog where nothing else is asked.
 */
export function listMessagesOfQuestions(db: Db, incidentIds: readonly string[]): Promise<KeyedMessage[]> {
  return db
    .selectFrom('message')
    .select(['channelId', 'container', 'externalId', 'receivedAt'])
    .where(({ eb, or, and, selectFrom }) =>
      or([
        eb('incidentId', 'in', incidentIds),
        eb(
          'id',
          'in',
          selectFrom('incident').select('sourceMessageId').where('incident.id', 'in', incidentIds),
        ),
        and([eb('incidentId', 'is', null), isOfTheirDialogs(incidentIds)]),
      ]),
    )
    .execute()
}

function isOfTheirDialogs(incidentIds: readonly string[]) {
  return sql<boolean>`(message.channel_id, message.container) in (
    select own.channel_id, own.container from incident as own
    where own.id = any(${[...incidentIds]}::uuid[]) and own.surface = 'private'
      and not exists (select from incident as other where other.channel_id = own.channel_id
        and other.container = own.container and other.erased_at is null
        and not other.id = any(${[...incidentIds]}::uuid[])))`
}
