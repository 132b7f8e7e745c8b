/** Conversations that events told of: what is not listed by the network is remembered by us. */
import { sql } from 'kysely'
import type { KnownPlace, Surface } from '../../connectors/connector.ts'
import { sendAhead } from '../../platform/database/ahead.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { unnestRows } from '../../platform/database/unnest-rows.ts'

export type PlaceHeardOf = {
  channelId: string
  container: string
  surface: Surface
  /** Null if the event does not say that we joined or left. */
  isLeft: boolean | null
  at: Date
}

/** One row for each container; sorted, so that two transactions never wait for each other in a circle. */
export function savePlaces(tx: Tx, places: readonly PlaceHeardOf[]): void {
  if (places.length === 0) return
  const rows = [...places].sort((a, b) => (a.container < b.container ? -1 : 1))
  const insertion = sql`
    with heard as (
      select * from ${unnestRows(rows, [
        ['channelId', 'uuid'],
        ['container', 'text'],
        ['surface', 'text'],
        ['isLeft', 'boolean'],
        ['at', 'timestamptz'],
      ])}
        as heard (channel_id, container, surface, is_left, at)
    ), known as (
      select place.* from channel_place place join heard using (channel_id, container)
    )
    insert into channel_place as place (channel_id, container, surface, is_left, last_event_at)
    select heard.channel_id, heard.container, heard.surface,
      coalesce(heard.is_left, known.is_left, false), greatest(heard.at, known.last_event_at)
    from heard left join known using (channel_id, container)
    on conflict (channel_id, container)
      do update set is_left = excluded.is_left, last_event_at = excluded.last_event_at`
  sendAhead(tx, insertion)
}

const MOST = 20_000

/** The one heard of last first; `since` leaves out those that are silent longer. */
export async function listPlaces(
  db: Db,
  channelId: string,
  since: Date | null = null,
): Promise<KnownPlace[]> {
  let query = db
    .selectFrom('channelPlace')
    .select(['container', 'surface', 'isLeft'])
    .where('channelId', '=', channelId)
  if (since) query = query.where('lastEventAt', '>=', since)
  return query.orderBy('lastEventAt', 'desc').orderBy('container').limit(MOST).execute()
}
