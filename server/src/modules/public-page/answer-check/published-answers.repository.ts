/** Published answers by their words and short addresses. */
import { type Selectable, sql } from 'kysely'
import type { PublishedAnswer } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type PublishedRow = Selectable<PublishedAnswer>
export type NewPublished = {
  incidentId: string
  versionNo: number
  publishedAt: Date
  wordsHash: Buffer
  marks: readonly number[]
}

/** False: it is there already, and stays as it is. */
export async function insertPublished(tx: Tx, { marks, ...answer }: NewPublished): Promise<boolean> {
  const row = await tx
    .insertInto('publishedAnswer')
    .values(answer)
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!row) return false
  await tx
    .insertInto('answerMark')
    .columns(['mark', 'answerNumber'])
    .expression(sql`select mark, ${row.number}::bigint from unnest(${[...marks]}::int[]) as given (mark)`)
    .execute()
  return true
}

/** Sent since, and without an address yet; oldest first. */
export async function listUnindexed(
  db: Db,
  { since, limit }: { since: Date; limit: number },
): Promise<{ incidentId: string }[]> {
  const { rows } = await sql<{ incidentId: string }>`
    select outbox.incident_id as "incidentId" from outbox
    where outbox.state = 'sent' and outbox.part = 'public' and outbox.incident_id is not null
      and not outbox.is_invitation and outbox.sent_at >= ${since}
      and not exists (select from published_answer known where known.incident_id = outbox.incident_id
        and known.version_no = outbox.answer_version_no)
    order by outbox.sent_at limit ${limit}`.execute(db)
  return rows
}

export async function findLastPublishedAt(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('publishedAnswer')
    .select((eb) => eb.fn.max('publishedAt').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

export async function findPublished(db: Db, number: number): Promise<PublishedRow | null> {
  return (
    (await db.selectFrom('publishedAnswer').selectAll().where('number', '=', number).executeTakeFirst()) ??
    null
  )
}

export async function listPublishedOf(db: Db, incidentId: string): Promise<PublishedRow[]> {
  return db.selectFrom('publishedAnswer').selectAll().where('incidentId', '=', incidentId).execute()
}

/** The latest ones with exactly these words: the same text may have been sent to many. */
export function listOfWords(db: Db, wordsHash: Buffer, limit: number): Promise<PublishedRow[]> {
  return db
    .selectFrom('publishedAnswer')
    .selectAll()
    .where('wordsHash', '=', wordsHash)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

/** Of a mark that stands in thousands of answers, the latest say enough: a rare one tells them apart. */
const MOST_OF_MARK = 200

/** Those with most marks in common, the best first. */
export async function listOfMarks(db: Db, marks: readonly number[], limit: number): Promise<PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select answer.* from (
      select found.answer_number, count(*) as shared
      from unnest(${[...marks]}::int[]) as asked (mark)
      cross join lateral (
        select answer_number from answer_mark where answer_mark.mark = asked.mark
        order by answer_number desc limit ${MOST_OF_MARK}) as found
      group by found.answer_number order by shared desc, found.answer_number desc limit ${limit}) as best
    join published_answer answer on answer.number = best.answer_number
    order by best.shared desc, answer.number desc`.execute(db)
  return rows
}
