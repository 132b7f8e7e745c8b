/** Everybody who asked, and by which message. */
import type { Insertable } from 'kysely'
import type { LivestreamAsker } from '../../../platform/database/database.gen.ts'
import type { Tx } from '../../../platform/database/db.ts'

export async function insertAskers(tx: Tx, askers: readonly Insertable<LivestreamAsker>[]): Promise<void> {
  if (askers.length === 0) return
  await tx.insertInto('livestreamAsker').values(askers).execute()
}

export type WordsOfQuestion = { questionId: string; messageId: string; isFurther: boolean }

/** The messages in which these were asked. */
export async function listWordsOf(tx: Tx, questionIds: readonly string[]): Promise<WordsOfQuestion[]> {
  if (questionIds.length === 0) return []
  const rows = await tx
    .selectFrom('livestreamAsker')
    .select(['questionId', 'messageId', 'isFurther'])
    .where('questionId', 'in', questionIds)
    .orderBy('askedAt')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ messageId, ...row }) => (messageId === null ? [] : [{ ...row, messageId }]))
}

/** Messages of what is still open. */
export async function lockOpenWords(tx: Tx, livestreamId: string): Promise<void> {
  await tx
    .selectFrom('message')
    .select('id')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('livestreamAsker as asker')
        .innerJoin('livestreamQuestion as question', 'question.id', 'asker.questionId')
        .select('asker.messageId')
        .where('question.livestreamId', '=', livestreamId)
        .where('question.state', 'in', ['received', 'selected', 'partly'])
        .where('asker.messageId', 'is not', null)
        .$castTo<{ messageId: string }>(),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
