import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

type Near = {
  incidentId: string
  topicCode: string
  municipalityCode: string | null
  street: string | null
  eventId: string | null
  since: Date
  limit: number
}

/** Without its kind, which people leave out: «Мира» and «Мира ул.». */
function plainStreet(street: RawBuilder<unknown>): RawBuilder<string> {
  return sql`trim(regexp_replace(translate(lower(${street}), 'ё', 'е'),
    '(^|\\s)(улица|ул|проспект|пр|переулок|пер|набережная|наб|площадь|пл|шоссе|ш|бульвар|б-р|микрорайон|мкр|проезд)\\.?(?=\\s|$)', ' ', 'g'))`
}

/**
 * Public answers that stand in threads of the same topic and street, or of the same event, the newest first. Questions of
 * a topic are walked by when they were answered last, which an index has.
 */
export async function listToldNearby(
  db: Db,
  { incidentId, topicCode, municipalityCode, street, eventId, since, limit }: Near,
): Promise<{ number: number; text: string; sentAt: Date }[]> {
  if (street === null && eventId === null) return []
  const isNear = sql<SqlBool>`(
    (${street}::text is not null and incident.municipality_code is not distinct from ${municipalityCode}
      and ${plainStreet(sql`incident.address->>'street'`)} = ${plainStreet(sql`${street}::text`)})
    or (${eventId}::uuid is not null and incident.event_id = ${eventId}))`
  const { rows } = await sql<{ number: number; text: string; sentAt: Date }>`
    with near as materialized (
      select id, number from incident
      where topic_code = ${topicCode} and answered_at >= ${since} and id <> ${incidentId} and ${isNear}
      order by answered_at desc limit ${limit})
    select near.number, version.text, min(outbox.sent_at) as sent_at
    from near
      join outbox on outbox.incident_id = near.id and outbox.state = 'sent' and outbox.part = 'public'
        and not outbox.is_invitation and outbox.answer_version_no is not null
      join answer_version version on version.incident_id = near.id
        and version.version_no = outbox.answer_version_no
    group by near.number, version.version_no, version.text
    order by sent_at desc limit ${limit}`.execute(db)
  return rows
}
