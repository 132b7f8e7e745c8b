/** Rows of streams. Every change of a stream first locks its row. */
import type { LivestreamStep } from '@veche/contract/livestreams.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { visibleLivestreams } from './visible-livestreams.query.ts'

const COLUMNS = [
  'id',
  'number',
  'title',
  'municipalityCode',
  'agencyCode',
  'speakers',
  'editorId',
  'step',
  'plannedAt',
  'plannedMinutes',
  'startedAt',
  'endedAt',
  'closedAt',
  'tag',
  'recordingUrl',
  'recordingOffsetS',
  'viewers',
  'version',
] as const

export type Livestream = {
  id: string
  number: number
  title: string
  municipalityCode: string | null
  agencyCode: string | null
  speakers: unknown
  editorId: string | null
  step: LivestreamStep
  plannedAt: Date
  plannedMinutes: number
  startedAt: Date | null
  endedAt: Date | null
  closedAt: Date | null
  tag: string | null
  recordingUrl: string | null
  recordingOffsetS: number
  viewers: number | null
  version: number
}

/** A stream that the actor may not see is reported as absent. */
export function getVisibleLivestream(db: Db, id: string, actor: Actor): Promise<Livestream> {
  return selectVisible(db, id, actor).executeTakeFirstOrThrow(() => notFound(id))
}

/** Locks the stream until the end of the transaction, so that numbers, revisions and steps are given one at a time. */
export function lockVisibleLivestream(tx: Tx, id: string, actor: Actor): Promise<Livestream> {
  return selectVisible(tx, id, actor)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound(id))
}

function selectVisible(db: Db, id: string, actor: Actor) {
  return db
    .selectFrom('livestream')
    .select(COLUMNS)
    .where('livestream.id', '=', id)
    .where(visibleLivestreams(actor))
}

export async function listSeenStreams(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<Pick<Livestream, 'id' | 'municipalityCode' | 'agencyCode' | 'editorId'>[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('livestream')
    .select(['id', 'municipalityCode', 'agencyCode', 'editorId'])
    .where('livestream.id', 'in', ids)
    .where(visibleLivestreams(actor))
    .execute()
}

function notFound(id: string): NotFoundError {
  return new NotFoundError('livestream.not_found', { id })
}

export function lockLivestreams(tx: Tx, ids: readonly string[]): Promise<Livestream[]> {
  return tx
    .selectFrom('livestream')
    .select(COLUMNS)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export type Period = { from: Date; until: Date; municipalityCode?: string | undefined }
const MOST = 500

export function listVisibleLivestreams(
  db: Db,
  actor: Actor,
  { from, until, municipalityCode }: Period,
): Promise<Livestream[]> {
  return db
    .selectFrom('livestream')
    .select(COLUMNS)
    .where('plannedAt', '>=', from)
    .where('plannedAt', '<', until)
    .$if(municipalityCode !== undefined, (query) =>
      query.where('municipalityCode', '=', municipalityCode ?? ''),
    )
    .where(visibleLivestreams(actor))
    .orderBy('plannedAt')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

export type LivestreamPlan = Pick<
  Livestream,
  'title' | 'municipalityCode' | 'agencyCode' | 'editorId' | 'plannedAt' | 'plannedMinutes' | 'tag'
> & { speakers: unknown[] }

export async function insertLivestream(
  tx: Tx,
  { speakers, ...plan }: LivestreamPlan & { id: string; createdAt: Date; createdBy: string },
): Promise<void> {
  await tx
    .insertInto('livestream')
    .values({ ...plan, speakers: JSON.stringify(speakers), step: 'planned' })
    .execute()
}

export type LivestreamChanges = Partial<
  LivestreamPlan &
    Pick<
      Livestream,
      'step' | 'startedAt' | 'endedAt' | 'closedAt' | 'recordingUrl' | 'recordingOffsetS' | 'viewers'
    >
>

export async function updateLivestream(
  tx: Tx,
  id: string,
  { speakers, ...changes }: LivestreamChanges,
): Promise<void> {
  await tx
    .updateTable('livestream')
    .set({ ...changes, ...(speakers === undefined ? {} : { speakers: JSON.stringify(speakers) }) })
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Reserves revisions and returns the first: each changed question gets its own. */
export async function takeRevisions(tx: Tx, livestreamId: string, count: number): Promise<number> {
  const { revision } = await tx
    .updateTable('livestream')
    .set(({ eb }) => ({ revision: eb('revision', '+', count) }))
    .where('id', '=', livestreamId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision - count + 1
}

/** Reserves numbers in the protocol and returns the first. */
export async function takeNumbers(tx: Tx, livestreamId: string, count: number): Promise<number> {
  const { lastNumber } = await tx
    .updateTable('livestream')
    .set(({ eb }) => ({ lastNumber: eb('lastNumber', '+', count) }))
    .where('id', '=', livestreamId)
    .returning('lastNumber')
    .executeTakeFirstOrThrow()
  return lastNumber - count + 1
}

/** Of `question`: it asks something, itself or by the one it is folded into. */
export const isAsked = sql<SqlBool>`question.state <> 'aside' and not exists (
  select from livestream_question root where root.id = question.folded_into_id and root.state = 'aside')`

export type StateCount = { livestreamId: string; state: string; count: number }

export async function countStates(db: Db, ids: readonly string[]): Promise<StateCount[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StateCount>`
    select livestream_id, state, count(*)::int as count from livestream_question
    where livestream_id = any(${[...ids]}::uuid[]) group by livestream_id, state`.execute(db)
  return rows
}

/** Who asked, each once; who only greeted or thanked asked nothing. */
export async function countAuthors(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ livestreamId: string; count: number }>`
    select question.livestream_id, count(distinct coalesce(asker.author_id, asker.id))::int as count
    from livestream_question question join livestream_asker asker on asker.question_id = question.id
    where question.livestream_id = any(${[...ids]}::uuid[]) and ${isAsked} group by question.livestream_id`.execute(
    db,
  )
  return new Map(rows.map(({ livestreamId, count }) => [livestreamId, count]))
}
