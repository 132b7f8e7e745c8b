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

/** Messages of these questions, residents' and ours, and those that the questions began with. */
export function listMessagesOfQuestions(db: Db, incidentIds: readonly string[]): Promise<KeyedMessage[]> {
  return db
    .selectFrom('message')
    .select(['channelId', 'container', 'externalId', 'receivedAt'])
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('incidentId', 'in', incidentIds),
        eb(
          'id',
          'in',
          selectFrom('incident').select('sourceMessageId').where('incident.id', 'in', incidentIds),
        ),
      ]),
    )
    .execute()
}
