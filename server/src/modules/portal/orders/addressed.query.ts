/** Whom a bulletin reaches: parts of statements over `person_place`, in one wording for lists, counts and reminders. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { NEWS_LIFE_MS } from './domain/bulletin.ts'

/** Of a row `place` of `person_place` and a row `bulletin`. Whoever wrote it need not be told. */
export const REACHES = sql<SqlBool>`place.user_id <> bulletin.written_by and exists (select from bulletin_addressee to_whom
  where to_whom.bulletin_id = bulletin.id
    and to_whom.place_code in ('', place.agency_code, place.municipality_code)
    and to_whom.role in ('', place.role)
    and case to_whom.place_kind when 'agency' then to_whom.place_code = place.agency_code
      when 'municipality' then to_whom.place_code = place.municipality_code else true end)`

/** The same from the side of a bulletin: rows `place` of all whom it reaches, by hashes in place of a look for each. */
export const REACHED_PLACES = sql`bulletin
  join bulletin_addressee to_whom on to_whom.bulletin_id = bulletin.id
  join (person_place place cross join lateral (values ('any', ''), ('agency', place.agency_code),
    ('municipality', place.municipality_code)) spot (kind, code))
    on spot.kind = to_whom.place_kind and spot.code = to_whom.place_code
    and to_whom.role in ('', place.role) and place.user_id <> bulletin.written_by`

/** For whom a person does what a bulletin asks: for themselves, or for the body or municipality by which it reaches them. */
export const SUBJECT = sql<string | null>`case bulletin.done_by when 'person' then place.user_id
  when 'agency' then place.agency_code when 'municipality' then place.municipality_code end`

/** The same as `stateOf`. */
export function isOpen(now: Date): RawBuilder<SqlBool> {
  const oldest = new Date(now.getTime() - NEWS_LIFE_MS)
  return sql`(bulletin.published_no is not null and bulletin.closed_at is null and bulletin.withdrawn_at is null
    and (bulletin.kind = 'order' or bulletin.told_at > ${oldest}))`
}

/** What was said last of a subject. */
export function lastDeed(subject: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select deed.* from bulletin_deed deed where deed.bulletin_id = bulletin.id and deed.subject = ${subject}
    order by deed.no desc limit 1)`
}
