import { type RawBuilder, sql } from 'kysely'

/**
 * A common table `heard` of the places in which such messages were heard: from one place to the next by the partial
 * index of the surface, however many messages each has. The surface stands in the text, or the index would not be taken.
 */
export function heardPlaces(surface: 'chat' | 'video_comment'): RawBuilder<unknown> {
  const ofSurface = sql.lit(surface)
  return sql`
    recursive heard as (
      (select channel_id, container from message where surface = ${ofSurface}
        order by channel_id, container limit 1)
      union all
      select next.channel_id, next.container
      from heard cross join lateral (
        select channel_id, container from message
        where surface = ${ofSurface} and (channel_id, container) > (heard.channel_id, heard.container)
        order by channel_id, container limit 1) next)`
}
