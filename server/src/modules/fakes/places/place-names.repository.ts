/** The name of a place: the title of the chat, otherwise the name of the page. */
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { unnestRows } from '../../../platform/database/unnest-rows.ts'

type Place = { channelId: string; container: string }

export function placeKey({ channelId, container }: Place): string {
  return `${channelId} ${container}`
}

export async function listPlaceNames(db: Db, places: readonly Place[]): Promise<Map<string, string>> {
  const found = await listPlaces(db, places)
  return new Map(found.map((place) => [placeKey(place), place.name]))
}

/** Municipality of the chat, otherwise of the page. */
export async function listPlaces(
  db: Db,
  places: readonly Place[],
): Promise<(Place & { name: string; municipalityCode: string | null })[]> {
  const distinct = [...new Map(places.map((place) => [placeKey(place), place])).values()]
  if (distinct.length === 0) return []
  return db
    .selectFrom('channelName')
    .innerJoin(
      sql<Place>`(select * from ${unnestRows(distinct, [
        ['channelId', 'uuid'],
        ['container', 'text'],
      ])} as t (channel_id, container))`.as('place'),
      'place.channelId',
      'channelName.id',
    )
    .leftJoin('chat', (join) =>
      join
        .onRef('chat.channelId', '=', 'place.channelId')
        .onRef('chat.container', '=', 'place.container')
        .on(sql<SqlBool>`chat.is_active`),
    )
    .select(['place.channelId', 'place.container'])
    .select(({ fn }) => [
      fn.coalesce('chat.title', 'channelName.name').as('name'),
      fn.coalesce('chat.municipalityCode', 'channelName.municipalityCode').as('municipalityCode'),
    ])
    .execute()
}
