/** What was decided about a card is in the journal, which the product cannot change: words by a hash, verdicts as they are. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

type Words = { reply: string; post: string; truth: string; mistake: string | null; pictureId: string | null }

function hashWords({ reply, post, truth, mistake, pictureId }: Words): string {
  return createHash('sha256')
    .update(JSON.stringify([reply, post, truth, mistake, pictureId]))
    .digest('hex')
}

/** For the journal: which text was approved, and as what. */
export async function describeLastText(db: Db, fakeId: string): Promise<{ no: number; textHash: string }> {
  const text = await db
    .selectFrom('fakeText')
    .select(['no', 'reply', 'post', 'truth', 'mistake', 'pictureId'])
    .where('fakeId', '=', fakeId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { no: text.no, textHash: hashWords(text) }
}

/** Numbers of cards whose approved words, or whose verdict in public, are not those of the journal. */
export async function listAlteredCards(db: Db): Promise<number[]> {
  const { rows } = await sql<
    Words & { number: string; approvedHash: string | null; isOtherVerdict: boolean }
  >`
    select fake.number, reply, post, text.truth, mistake, picture_id, (
        select details ->> 'textHash' from journal where object_type = 'fake' and object_id = fake.id::text
          and action = 'fake.approved' and details ->> 'no' = text.no::text order by id limit 1) as approved_hash,
      fake.step in ('publication', 'watch', 'closed') and fake.verdict is distinct from coalesce((
        select details ->> 'verdict' from journal where object_type = 'fake' and object_id = fake.id::text
          and action = 'fake.judged' order by id desc limit 1), fake.verdict) as is_other_verdict
    from fake_text text join fake on fake.id = text.fake_id
    where text.decision = 'approved' order by fake.number`.execute(db)
  const altered = rows.filter(
    (row) => row.isOtherVerdict || (row.approvedHash !== null && row.approvedHash !== hashWords(row)),
  )
  return [...new Set(altered.map(({ number }) => Number(number)))]
}
