/** Rows of cards. Every change of a card first locks its row. */

import type { FakeStep, Verdict } from '@veche/contract/fakes.ts'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Fake } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { administrationCodes, visibleFakes } from './visible-fakes.query.ts'

/** With what its policy asks beside its columns. */
export type FakeRow = Selectable<Fake> & { administrationCodes: string[] }
export type FakeChanges = Omit<Updateable<Fake>, 'id' | 'number' | 'version'>

/** A card that the actor may not see is reported as absent. */
export function getVisibleFake(db: Db, id: string, actor: Actor): Promise<FakeRow> {
  return selectVisible(db, id, actor).executeTakeFirstOrThrow(() => notFound(id))
}

export function lockVisibleFake(tx: Tx, id: string, actor: Actor): Promise<FakeRow> {
  return selectVisible(tx, id, actor)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound(id))
}

function selectVisible(db: Db, id: string, actor: Actor) {
  return selectFakes(db).where('fake.id', '=', id).where(visibleFakes(actor))
}

const territory = administrationCodes.as('administrationCodes')

export function selectFakes(db: Db) {
  return db.selectFrom('fake').selectAll('fake').select(territory)
}

export async function findVisibleByNumber(db: Db, number: number, actor: Actor): Promise<string | null> {
  const row = await db
    .selectFrom('fake')
    .select('id')
    .where('number', '=', number)
    .where(visibleFakes(actor))
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findNumber(db: Db, id: string | null): Promise<{ id: string; number: number } | null> {
  if (id === null) return null
  const row = await db.selectFrom('fake').select(['id', 'number']).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export function notFound(id: string): NotFoundError {
  return new NotFoundError('fake.not_found', { id })
}

/** Locks in one order, so that two transactions cannot deadlock. */
export function lockFakes(tx: Tx, ids: readonly string[]): Promise<FakeRow[]> {
  return selectFakes(tx).where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute()
}

export async function insertFake(tx: Tx, fake: Insertable<Fake>): Promise<FakeRow> {
  return tx.insertInto('fake').values(fake).returningAll().returning(territory).executeTakeFirstOrThrow()
}

/** Everything that changes a card goes through here: its version grows by one. */
export async function updateFake(tx: Tx, id: string, changes: FakeChanges): Promise<FakeRow> {
  return tx
    .updateTable('fake')
    .set(changes)
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .returning(territory)
    .executeTakeFirstOrThrow()
}

/** A change caused by another card: the version stays, because what readers see of this card is unchanged. */
export async function askToLookBack(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('fake').set({ isLookedBack: false }).where('id', '=', id).execute()
}

/** Which of these the actor sees. */
export async function findVisibleIds(db: Db, ids: readonly string[], actor: Actor): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('fake')
    .select('fake.id')
    .where('fake.id', 'in', ids)
    .where(visibleFakes(actor))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export type Words = {
  reply: string
  post: string
  truth: string
  mistake: string | null
  pictureId: string | null
}

/** What the approver of a text could see. */
export const papers = sql<unknown[]>`(
  select coalesce(jsonb_agg(jsonb_build_array(paper.id, paper.kind, paper.title, paper.url) order by paper.id), '[]')
  from fake_evidence paper where paper.fake_id = fake_text.fake_id and paper.added_at <= fake_text.decided_at
    and (paper.removed_at is null or paper.removed_at > fake_text.decided_at))`

export type TextRow = Words & {
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

/** Rows about the card of the statement around, each with its place in the chain. */
const told = sql`(select link.seq, j.action, j.details from journal j join journal_link link on link.journal_id = j.id
  where j.object_type = 'fake' and j.object_id = fake.id::text) told`

/** Approved, or told to somebody. */
export async function listTexts(db: Db): Promise<TextRow[]> {
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

export async function listUntold(db: Db): Promise<{ number: string }[]> {
  const { rows } = await sql<{ number: string }>`
    select number from fake where
      (published_at is not null and not exists (select from ${told} where action = 'fake.published'))
      or (select count(*) from fake_correction where fake_correction.fake_id = fake.id)
        > (select count(*) from ${told} where action = 'fake.corrected')`.execute(db)
  return rows
}

export function getLastText(db: Db, fakeId: string) {
  return db
    .selectFrom('fakeText')
    .select(['no', 'reply', 'post', 'truth', 'mistake', 'pictureId', papers.as('papers')])
    .where('fakeId', '=', fakeId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}
