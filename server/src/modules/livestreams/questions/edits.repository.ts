import { sql, type Updateable } from 'kysely'
import type { LivestreamQuestion } from '../../../platform/database/database.gen.ts'
import type { Tx } from '../../../platform/database/db.ts'

/** A question as its form has it. */
export function findEdited(
  tx: Tx,
  { livestreamId, questionId }: { livestreamId: string; questionId: string },
) {
  return tx
    .selectFrom('livestreamQuestion')
    .select(['version', 'text', 'topicCode', 'address', 'facts'])
    .where('id', '=', questionId)
    .where('livestreamId', '=', livestreamId)
    .executeTakeFirst()
}

type Details = Pick<
  Updateable<LivestreamQuestion>,
  'text' | 'isReworded' | 'wordsKey' | 'words' | 'topicCode' | 'address' | 'facts'
>

export async function updateDetails(tx: Tx, questionId: string, details: Details): Promise<void> {
  await tx
    .updateTable('livestreamQuestion')
    .set(details)
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', questionId)
    .execute()
}

/** Questions whose position has changed. */
export async function updateOrder(
  tx: Tx,
  livestreamId: string,
  questionIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with named as (
      select id, place from unnest(${[...questionIds]}::uuid[]) with ordinality as named (id, place)
    ), ordered as (
      select question.id, row_number() over (order by min(named.place), question.position, question.id) - 1 as place
      from livestream_question question left join named on named.id = question.id
      where question.livestream_id = ${livestreamId} and question.state = 'selected'
      group by question.id)
    update livestream_question question set position = ordered.place
    from ordered where question.id = ordered.id and question.position is distinct from ordered.place
    returning question.id`.execute(tx)
  return rows.map(({ id }) => id)
}
