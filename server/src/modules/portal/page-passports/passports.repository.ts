import type { PassportResponse } from '@veche/contract/portal/page-passports.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { PassportState, SaidCode } from './domain/requirements.ts'

export type PassportRow = {
  channelId: string
  ownerId: string | null
  ownerName: string
  ownerSetAt: Date | null
  ownerSetByName: string | null
  lastPostAt: Date | null
  questions: number
  answered: number
  comments: number
  measuredAt: Date | null
  state: PassportState | null
  stateSince: Date | null
}

/** The name of an account is that of the account. */
export async function listPassports(db: Db): Promise<Map<string, PassportRow>> {
  const rows = await db
    .selectFrom('pagePassport')
    .leftJoin('personName', 'personName.id', 'pagePassport.ownerId')
    .select(['channelId', 'ownerId', 'ownerSetAt', 'ownerSetByName', 'lastPostAt', 'questions'])
    .select(['answered', 'comments', 'measuredAt', 'state', 'stateSince'])
    .select(sql<string>`coalesce(person_name.name, page_passport.owner_name)`.as('ownerName'))
    .execute()
  return new Map(rows.map((row) => [row.channelId, row]))
}

export type SaidRow = {
  channelId: string
  code: SaidCode
  isMet: boolean
  note: string
  saidByName: string
  saidAt: Date
}

export async function listSaid(db: Db): Promise<Map<string, SaidRow[]>> {
  const rows = await db
    .selectFrom('pageRequirement')
    .select(['channelId', 'code', 'isMet', 'note', 'saidByName', 'saidAt'])
    .execute()
  return Map.groupBy(rows, ({ channelId }) => channelId)
}

/** Two who change one passport wait for each other. */
export async function lockPassport(tx: Tx, channelId: string): Promise<void> {
  await tx
    .insertInto('pagePassport')
    .values({ channelId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .selectFrom('pagePassport')
    .select('channelId')
    .where('channelId', '=', channelId)
    .forUpdate()
    .execute()
}

export async function saveOwner(
  tx: Tx,
  channelId: string,
  { owner, by, now }: { owner: { userId: string | null; name: string } | null; by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('pagePassport')
    .set({
      ...{ ownerId: owner?.userId ?? null, ownerName: owner?.name ?? '' },
      ...{ ownerSetAt: now, ownerSetByName: by },
    })
    .where('channelId', '=', channelId)
    .execute()
}

type Word = Omit<SaidRow, 'saidByName' | 'saidAt' | 'isMet'> & { isMet: boolean | null }

export async function saveSaid(
  tx: Tx,
  { channelId, code, isMet, note }: Word,
  { by, now }: { by: { id: string; name: string }; now: Date },
): Promise<void> {
  await tx.deleteFrom('pageRequirement').where('channelId', '=', channelId).where('code', '=', code).execute()
  if (isMet === null) return
  await tx
    .insertInto('pageRequirement')
    .values({ channelId, code, isMet, note, saidBy: by.id, saidByName: by.name, saidAt: now })
    .execute()
}

export type Measured = Pick<PassportRow, 'channelId' | 'lastPostAt' | 'questions' | 'answered' | 'comments'>

/** As the ledger counts: not what was refused, passed on or joined to another. */
const COUNTED = sql<SqlBool>`q.state in ('open', 'answered', 'closed')`

/**
 * Of each page: its last post that still stands there, and of questions that came through it since a day how many there were, how many were
 * answered and how many were comments.
 */
export async function measurePages(
  db: Db,
  { since, channelId = null }: { since: Date; channelId?: string | null },
): Promise<Measured[]> {
  const { rows } = await sql<Measured>`
    with asked as materialized (
      select incident.channel_id, count(*) filter (where ${COUNTED})::int as questions,
        count(*) filter (where ${COUNTED} and q.answered_at is not null)::int as answered,
        count(*) filter (where incident.surface in ('comment', 'post', 'video_comment', 'photo_comment', 'board'))::int
          as comments
      from incident left join counted_question q on q.source = 'incident' and q.source_id = incident.id
      where incident.municipality_code in (select code from municipality) and incident.found_at >= ${since}
        and (${channelId}::uuid is null or incident.channel_id = ${channelId}::uuid)
      group by incident.channel_id)
    select channel.id as channel_id, coalesce(asked.questions, 0) as questions,
      coalesce(asked.answered, 0) as answered, coalesce(asked.comments, 0) as comments,
      (select max(message.occurred_at) from message
        where message.channel_id = channel.id and message.surface = 'post'
          and message.source_state <> 'deleted' and message.taken_down_at is null
          and not exists (select from broadcast_post post join broadcast_place place on place.id = post.place_id
            where place.channel_id = message.channel_id and post.container = message.container
              and post.external_id = message.external_id and post.taken_down_at is not null)) as last_post_at
    from channel left join asked on asked.channel_id = channel.id
    where ${channelId}::uuid is null or channel.id = ${channelId}::uuid`.execute(db)
  return rows
}

export async function saveMeasured(tx: Tx, { channelId, ...measured }: Measured, now: Date): Promise<void> {
  await tx
    .updateTable('pagePassport')
    .set({ ...measured, measuredAt: now })
    .where('channelId', '=', channelId)
    .execute()
}

export async function saveState(
  tx: Tx,
  { channelId, state, now }: { channelId: string; state: PassportState; now: Date },
): Promise<void> {
  await tx
    .updateTable('pagePassport')
    .set({ state, stateSince: now })
    .where('channelId', '=', channelId)
    .execute()
}

type Candidate = PassportResponse['candidates'][number]

/** Who may be named, with what they do and where, for two of one name: people with a role in the municipality. */
export async function listCandidates(db: Db, municipalityCode: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select user_id as id, name, array_agg(distinct role order by role) as roles, min(agency_code) as agency_code
    from person_place where municipality_code = ${municipalityCode}
    group by user_id, name order by name, user_id limit 300`.execute(db)
  return rows
}
