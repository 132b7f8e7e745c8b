/**
 * What was decided about a card is in the journal, which the product cannot change: words and papers by their hashes,
 * verdicts as they are. What came first there is told by the chain, whose numbers only the owner gives.
 */
import { createHash } from 'node:crypto'
import type { FakeStep, Verdict } from '@veche/contract/fakes.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

type Words = { reply: string; post: string; truth: string; mistake: string | null; pictureId: string | null }

function hashWords({ reply, post, truth, mistake, pictureId }: Words): string {
  return hashList([reply, post, truth, mistake, pictureId])
}

function hashList(list: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('hex')
}

/** What the approver of a text could see. */
const papers = sql<unknown[]>`(
  select coalesce(jsonb_agg(jsonb_build_array(paper.id, paper.kind, paper.title, paper.url) order by paper.id), '[]')
  from fake_evidence paper where paper.fake_id = fake_text.fake_id and paper.added_at <= fake_text.decided_at
    and (paper.removed_at is null or paper.removed_at > fake_text.decided_at))`

/** For the journal: which text was approved, as what and by which papers. */
export async function describeLastText(
  db: Db,
  fakeId: string,
): Promise<{ no: number; textHash: string; papersHash: string }> {
  const text = await db
    .selectFrom('fakeText')
    .select(['no', 'reply', 'post', 'truth', 'mistake', 'pictureId', papers.as('papers')])
    .where('fakeId', '=', fakeId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { no: text.no, textHash: hashWords(text), papersHash: hashList(text.papers) }
}

/**
 * Numbers of cards of which something is in public that is not in the journal: a text that was not approved so or with
 * other papers, a verdict that was not reached before it, a publication or a mistake that nobody has told.
 */
export async function listAlteredCards(db: Db): Promise<number[]> {
  const [texts, cards] = [await listTexts(db), await listUntold(db)]
  const numbers = [...texts.filter(isAltered), ...cards].map(({ number }) => Number(number))
  return [...new Set(numbers)].toSorted((one, other) => one - other)
}

type TextRow = Words & {
  number: string
  step: FakeStep
  isNewest: boolean
  isApproved: boolean
  papers: unknown[]
  approvedHash: string | null
  approvedPapers: string | null
  verdict: Verdict | null
  judged: Verdict | null
}
const JUDGED: readonly FakeStep[] = ['publication', 'watch', 'closed']

function isAltered({ step, isNewest, isApproved, verdict, judged, ...text }: TextRow): boolean {
  if (!isApproved || text.approvedHash !== hashWords(text)) return true
  if (!isNewest) return false
  return text.approvedPapers !== hashList(text.papers) || (JUDGED.includes(step) && verdict !== judged)
}

/** Rows about the card of the statement around, each with its place in the chain. */
const told = sql`(select link.seq, j.action, j.details from journal j join journal_link link on link.journal_id = j.id
  where j.object_type = 'fake' and j.object_id = fake.id::text) told`

/** Approved, or told to somebody. */
async function listTexts(db: Db): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select fake.number, fake.step, fake.verdict, reply, post, fake_text.truth, mistake, picture_id,
      fake_text.decision is not distinct from 'approved' as is_approved, ${papers} as papers,
      fake_text.no = (select max(no) from fake_text last where last.fake_id = fake.id
        and last.decision = 'approved') as is_newest,
      approved.text_hash as approved_hash, approved.papers_hash as approved_papers,
      (select details ->> 'verdict' from ${told} where action = 'fake.judged' and told.seq < approved.seq
        order by told.seq desc limit 1) as judged
    from fake_text join fake on fake.id = fake_text.fake_id
    cross join lateral (
      select min(told.seq) as seq,
        (array_agg(details ->> 'textHash' order by told.seq) filter (where details ? 'textHash'))[1] as text_hash,
        (array_agg(details ->> 'papersHash' order by told.seq) filter (where details ? 'papersHash'))[1] as papers_hash
      from ${told} where action in ('fake.approved', 'fake.recorded') and details ->> 'no' = fake_text.no::text) approved
    where fake_text.decision = 'approved' or exists (select from fake_publication
      where fake_publication.fake_id = fake.id and fake_publication.text_no = fake_text.no)`.execute(db)
  return rows
}

async function listUntold(db: Db): Promise<{ number: string }[]> {
  const { rows } = await sql<{ number: string }>`
    select number from fake where
      (published_at is not null and not exists (select from ${told} where action = 'fake.published'))
      or (select count(*) from fake_correction where fake_correction.fake_id = fake.id)
        > (select count(*) from ${told} where action = 'fake.corrected')`.execute(db)
  return rows
}
