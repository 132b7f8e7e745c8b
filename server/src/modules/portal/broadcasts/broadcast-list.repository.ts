/** The calendar, and what else goes to the same places. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { hasRoomWords } from '../../text/index.ts'
import { type ReadBroadcast, selectBroadcasts } from './broadcasts.repository.ts'

const MOST = 300

/** Drafts and what waits for a word. */
export async function listOpen(db: Db): Promise<ReadBroadcast[]> {
  return selectBroadcasts(db)
    .where(({ eb, or, and }) =>
      or([
        eb('broadcast.submittedNo', 'is not', null),
        and([
          eb('broadcast.startedAt', 'is', null),
          eb('broadcast.cancelledAt', 'is', null),
          or([
            eb('broadcast.approvedNo', 'is', null),
            eb('broadcast.approvedNo', '<>', eb.ref('broadcast.newestNo')),
          ]),
        ]),
      ]),
    )
    .orderBy('broadcast.isUrgent', 'desc')
    .orderBy('broadcast.calendarAt')
    .orderBy('broadcast.id')
    .limit(MOST)
    .execute()
}

/** What waits for another person's word, urgent ones first. */
export async function listSubmitted(db: Db): Promise<ReadBroadcast[]> {
  return selectBroadcasts(db)
    .where('broadcast.submittedNo', 'is not', null)
    .where('broadcast.cancelledAt', 'is', null)
    .where('broadcast.withdrawnAt', 'is', null)
    .orderBy('broadcast.isUrgent', 'desc')
    .orderBy('broadcast.calendarAt')
    .orderBy('broadcast.id')
    .limit(MOST)
    .execute()
}

/** Approved, published, withdrawn and cancelled ones whose moment lies there. */
export async function listBetween(db: Db, { from, to }: { from: Date; to: Date }): Promise<ReadBroadcast[]> {
  return selectBroadcasts(db)
    .where('broadcast.calendarAt', '>=', from)
    .where('broadcast.calendarAt', '<', to)
    .where(({ eb, or }) =>
      or([
        eb('broadcast.startedAt', 'is not', null),
        eb('broadcast.cancelledAt', 'is not', null),
        eb('broadcast.approvedNo', '=', eb.ref('broadcast.newestNo')),
      ]),
    )
    .orderBy('broadcast.calendarAt')
    .orderBy('broadcast.id')
    .limit(MOST)
    .execute()
}

/** Their texts are read as they are asked for: nobody looks for what was said years ago. */
const LOOKED_THROUGH = 500
const FOUND = 100

/** Whose newest words hold these, the latest first; `isNearly`: with a slip in a word. */
export async function listWithWords(
  db: Db,
  { search, isNearly }: { search: string; isNearly: boolean },
): Promise<ReadBroadcast[]> {
  const text = sql`broadcast_version.content ->> 'text'`
  return selectBroadcasts(db)
    .where(({ eb, selectFrom }) =>
      eb(
        'broadcast.id',
        'in',
        selectFrom('broadcast as latest')
          .select('latest.id')
          .orderBy('latest.calendarAt', 'desc')
          .limit(LOOKED_THROUGH),
      ),
    )
    .where(
      hasRoomWords(
        { indexed: sql`to_tsvector('russian'::regconfig, ${text})`, title: text },
        { search, isNearly },
      ),
    )
    .orderBy('broadcast.calendarAt', 'desc')
    .orderBy('broadcast.id', 'desc')
    .limit(FOUND)
    .execute()
}

export type Collision = { broadcastId: string; text: string; at: Date; places: number }
type Around = { at: Date; withinMs: number; except: string | null }

/** Others, within this long, that go or went to one of these places. */
export async function listCollisions(
  db: Db,
  places: readonly { channelId: string; container: string }[],
  { at, withinMs, except }: Around,
): Promise<(Collision & { municipalityCodes: string[]; writtenBy: string })[]> {
  const [from, to] = [new Date(at.getTime() - withinMs), new Date(at.getTime() + withinMs)]
  const own = JSON.stringify(places.map(({ channelId, container }) => ({ channelId, container })))
  const { rows } = await sql<Collision & { municipalityCodes: string[]; writtenBy: string }>`
    select other.id as "broadcastId", version.content ->> 'text' as text, other.calendar_at as at,
      other.municipality_codes as "municipalityCodes", other.written_by as "writtenBy", count(*)::int as places
    from broadcast other
      join broadcast_version version on version.broadcast_id = other.id and version.version_no = case when other.started_at is null then other.newest_no else other.approved_no end
      join broadcast_place theirs on theirs.broadcast_id = other.id
      join jsonb_to_recordset(${own}::jsonb) ours ("channelId" uuid, container text)
        on ours."channelId" = theirs.channel_id and ours.container = theirs.container
    where other.calendar_at between ${from} and ${to} and other.id is distinct from ${except}::uuid
      and other.cancelled_at is null and other.withdrawn_at is null
      and (other.started_at is not null or other.publish_at is not null)
    group by other.id, version.content, other.calendar_at
    order by other.calendar_at, other.id limit 20`.execute(db)
  return rows
}
