import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { part } from '../../../platform/database/together.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import type { IncidentScope } from '../rights/index.ts'

type Showing = IncidentScope & { id: string }

/** Reads the incident, those split from it, the one it was merged into, and the mass event of either. */
export async function listShowing(db: Db, messageId: string): Promise<Showing[]> {
  const { rows } = await sql<Showing>`
    with recursive own as (
      select incident.id, merged_into_id, event_id
      from message join incident on incident.id = message.incident_id where message.id = ${messageId}
    ), part as (
      select id from own
      union select child.id from incident child join part on child.split_from_id = part.id
      where child.source_message_id = ${messageId}
    )
    select id, step, municipality_code as "municipalityCode", agency_code as "agencyCode", unit_code as "unitCode",
      assignee_id as "assigneeId"
    from incident where id in (
      select id from part union select merged_into_id from own union select event_id from own
      union select whole.event_id from own join incident whole on whole.id = own.merged_into_id)`.execute(db)
  return rows
}

export function promisesPart(db: Db, incidentId: string) {
  return part(
    db.selectFrom('promise').selectAll().where('incidentId', '=', incidentId).orderBy('madeAt', 'desc'),
    { closedAt: 'date', dueAt: 'date', madeAt: 'date', returnsAt: 'date' },
  )
}

/** A carrier that a person has rejected is not shown. */
export function fakePart(db: Db, messageId: string) {
  return part(
    db
      .selectFrom('fakeCarrier')
      .innerJoin('fake', 'fake.id', 'fakeCarrier.fakeId')
      .select(['fake.id', 'fake.number', sql<boolean>`fake_carrier.state = 'confirmed'`.as('isSure')])
      .where('fakeCarrier.messageId', '=', messageId)
      .where('fakeCarrier.state', '<>', 'rejected')
      .orderBy('fakeCarrier.state')
      .orderBy('fake.number', 'desc')
      .limit(1),
    {},
  )
}

/** The number that a resident got from the form; the id of the thread is that of the request. */
export function requestPart(db: Db, threadId: string) {
  const id = z.uuid().catch(NIL_ID).parse(threadId)
  return part(db.selectFrom('formRequest').select('number').where('id', '=', id), {})
}

/** Where a livestream answered the question that the incident was opened for. */
export function onAirPart(db: Db, incidentId: string) {
  return part(
    db
      .selectFrom('livestreamQuestion as question')
      .innerJoin('livestream', 'livestream.id', 'question.livestreamId')
      .select(['livestream.id as livestreamId', 'livestream.title as livestreamTitle'])
      .select(['question.number as questionNumber', sql<number>`question.heard_s`.as('timeCodeS')])
      .where('question.incidentId', '=', incidentId)
      .where('question.state', '=', 'answered')
      .limit(1),
    {},
  )
}
