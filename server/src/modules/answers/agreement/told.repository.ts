import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

type Near = {
  incidentId: string
  topicCode: string
  municipalityCode: string | null
  street: string | null
  /** A thing with a name of its own: «Парк Городской», «Школа № 4». */
  object: string | null
  eventId: string | null
  limit: number
}

/** Without its kind, which people leave out: «Мира» and «Мира ул.». */
function plainStreet(street: RawBuilder<unknown>): RawBuilder<string> {
  return sql`trim(regexp_replace(translate(lower(${street}), 'ё', 'е'),
    '(^|\\s)(улица|ул|проспект|пр|переулок|пер|набережная|наб|площадь|пл|шоссе|ш|бульвар|б-р|микрорайон|мкр|проезд)\\.?(?=\\s|$)', ' ', 'g'))`
}

/** «Школа №4», «школа № 4». */
function plainObject(object: RawBuilder<unknown>): RawBuilder<string> {
  return sql`regexp_replace(translate(lower(${object}), 'ё', 'е'), '[^[:alnum:]]+', '', 'g')`
}

/** Of the topic, and of the same street, object or event; not the question itself. */
function isNear({
  incidentId,
  topicCode,
  municipalityCode,
  street,
  object,
  eventId,
}: Near): RawBuilder<SqlBool> {
  return sql<SqlBool>`incident.topic_code = ${topicCode} and incident.id <> ${incidentId} and (
    (incident.municipality_code is not distinct from ${municipalityCode} and (
      (${street}::text is not null
        and ${plainStreet(sql`incident.address->>'street'`)} = ${plainStreet(sql`${street}::text`)})
      or (${object}::text is not null
        and ${plainObject(sql`incident.address->>'object'`)} = ${plainObject(sql`${object}::text`)})))
    or (${eventId}::uuid is not null and incident.event_id = ${eventId}))`
}

const isPlaced = ({ street, object, eventId }: Near) => street !== null || object !== null || eventId !== null

/**
 * Public answers that stand in threads of what is near, the newest first. Questions of a topic are walked by when they
 * were answered last, which an index has.
 */
export async function listToldNearby(
  db: Db,
  near: Near & { since: Date },
): Promise<{ number: number; text: string; sentAt: Date }[]> {
  if (!isPlaced(near)) return []
  const { rows } = await sql<{ number: number; text: string; sentAt: Date }>`
    with near as materialized (
      select id, number from incident
      where answered_at >= ${near.since} and ${isNear(near)}
      order by answered_at desc limit ${near.limit})
    select near.number, version.text, min(outbox.sent_at) as sent_at
    from near
      join outbox on outbox.incident_id = near.id and outbox.state = 'sent' and outbox.part = 'public'
        and not outbox.is_invitation and outbox.answer_version_no is not null
      join answer_version version on version.incident_id = near.id
        and version.version_no = outbox.answer_version_no
    group by near.number, version.version_no, version.text
    order by sent_at desc limit ${near.limit}`.execute(db)
  return rows
}

/** Promises that nobody has kept or taken back yet, however long ago they were given and in whatever words. */
export async function listPromisedNearby(
  db: Db,
  near: Near,
): Promise<{ number: number; who: string; what: string; dueAt: Date; madeAt: Date }[]> {
  if (!isPlaced(near)) return []
  const { rows } = await sql<{ number: number; who: string; what: string; dueAt: Date; madeAt: Date }>`
    select incident.number, promise.who, promise.what, promise.due_at, promise.made_at
    from promise join incident on incident.id = promise.incident_id
    where promise.state = 'open' and ${isNear(near)}
    order by promise.made_at desc limit ${near.limit}`.execute(db)
  return rows
}
