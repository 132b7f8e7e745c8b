/** Requests of the page and of Open311; their words are messages like those of any network. */
import { createHash } from 'node:crypto'
import type { Step } from '@veche/contract/incidents.ts'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { FormRequest } from '../../platform/database/database.gen.ts'
import type { Db } from '../../platform/database/db.ts'
import { type Incident, IS_NO_CLARIFICATION } from '../incidents/index.ts'

export type RequestRow = Selectable<FormRequest>

export function hashContent(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}

/** Of a request from before its content was kept, nothing else is known. */
export function isOfContent({ contentHash }: RequestRow, hash: string): boolean {
  return contentHash === null || contentHash === hash
}

/** The row that stands there now: of a second click or a repeated report, the first one's. */
export async function insertRequest(db: Db, request: Insertable<FormRequest>): Promise<RequestRow> {
  const inserted = await db
    .insertInto('formRequest')
    .values(request)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return inserted
  return db
    .selectFrom('formRequest')
    .selectAll()
    .where(({ eb, or, and }) =>
      or([
        eb('id', '=', request.id),
        and([eb('channelId', '=', request.channelId), eb('dedupeKey', '=', request.dedupeKey ?? '')]),
      ]),
    )
    .executeTakeFirstOrThrow()
}

export async function findRequest(db: Db, number: number): Promise<RequestRow | null> {
  return (
    (await db.selectFrom('formRequest').selectAll().where('number', '=', number).executeTakeFirst()) ?? null
  )
}

export async function findRequestOfIncident(db: Db, incidentId: string): Promise<RequestRow | null> {
  const row = await db
    .selectFrom('formRequest')
    .innerJoin('incident', 'incident.channelId', 'formRequest.channelId')
    .whereRef('incident.threadExternalId', '=', sql<string>`form_request.id::text`)
    .where('incident.id', '=', incidentId)
    .selectAll('formRequest')
    .executeTakeFirst()
  return row ?? null
}

export type Word = {
  externalId: string
  direction: 'in' | 'out'
  /** Ours, and it answers nothing: it asks the author for a fact. */
  isAsking: boolean
  text: string
  photos: number
  /** References of what was attached, as the connector of forms wrote them. */
  refs: string[]
  at: Date
}

/** What stands in the thread, oldest first. */
export async function listWords(db: Db, { id, channelId }: RequestRow): Promise<Word[]> {
  return (
    db
      .selectFrom('message')
      .select(['externalId', 'direction', 'text', 'occurredAt as at'])
      .select([
        sql<boolean>`not ${IS_NO_CLARIFICATION}`.as('isAsking'),
        sql<number>`jsonb_array_length(attachments)`.as('photos'),
        sql<string[]>`coalesce((select array_agg(one ->> 'ref' order by no)
        from jsonb_array_elements(attachments) with ordinality as list (one, no)), '{}')`.as('refs'),
      ])
      // Whoever was written down by hand may be answered by letter: it stands here too. A union, not an OR: each part has
      // its index.
      .where(
        sql<boolean>`message.id in (
        select id from message where channel_id = ${channelId} and container = ${containerOf(id)}
        union select letter.id from incident join message letter on letter.incident_id = incident.id
          where incident.channel_id = ${channelId} and incident.container = ${containerOf(id)}
          and letter.direction = 'out' and letter.channel_id <> incident.channel_id)`,
      )
      .where('sourceState', '<>', 'deleted')
      .orderBy('occurredAt')
      .orderBy('id')
      .execute()
  )
}

/** As the connector of forms names the conversation. */
export function containerOf(requestId: string): string {
  return `form:${requestId}`
}

export type Work = {
  id: string
  step: Step
  answeredAt: Date | null
  outcome: Incident['outcome']
  agencyName: string | null
  dueAt: Date | null
  updatedAt: Date
  closedAt: Date | null
  /** The clarifying question that stands before this resident. */
  clarificationId: string | null
  clarifyUntil: Date | null
}

/** The newest question of the thread, or the one it was joined to: what is done there is done for this resident. */
export async function findWork(db: Db, { id, channelId }: RequestRow): Promise<Work | null> {
  const row = await db
    .selectFrom('incident as own')
    .innerJoin('incident as work', (join) =>
      join.on(({ eb, fn, ref }) => eb('work.id', '=', fn.coalesce(ref('own.mergedIntoId'), ref('own.id')))),
    )
    .leftJoin('agency', 'agency.code', 'work.agencyCode')
    .select(['work.id', 'work.step', 'work.answeredAt', 'work.outcome', 'work.updatedAt', 'work.closedAt'])
    .select(['agency.name as agencyName', 'own.clarificationId', 'own.clarifyUntil'])
    .select((eb) =>
      eb
        .selectFrom('incidentDeadline')
        .select((of) => of.fn.min('dueAt').as('dueAt'))
        .whereRef('incidentDeadline.incidentId', '=', 'work.id')
        .where('incidentDeadline.state', '=', 'running')
        .where('incidentDeadline.key', 'in', ['first_answer', 'final_answer', 'reopened_answer'])
        .as('dueAt'),
    )
    .where('own.channelId', '=', channelId)
    .where('own.container', '=', containerOf(id))
    .orderBy('own.foundAt', 'desc')
    .orderBy('own.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** When the work was first given to an agency, and first taken up. */
export async function findRoadDates(
  db: Db,
  incidentId: string,
): Promise<{ passed: Date | null; in_work: Date | null }> {
  const row = await db
    .selectFrom('incidentActivity')
    .select([
      sql<Date | null>`min(at) filter (where details ->> 'to' = 'assigned')`.as('passed'),
      sql<Date | null>`min(at) filter (where details ->> 'to' = 'in_progress')`.as('inWork'),
    ])
    .where('incidentId', '=', incidentId)
    .executeTakeFirstOrThrow()
  return { passed: row.passed, in_work: row.inWork }
}

/** A picture that the author of the question brought, by its place in their own message. */
export async function findOwnRef(
  db: Db,
  { externalId, no }: { externalId: string; no: number },
): Promise<string | null> {
  const row = await db
    .selectFrom('message')
    .select(sql<string | null>`attachments -> ${no}::int ->> 'ref'`.as('ref'))
    .where('externalId', '=', externalId)
    .where('surface', '=', 'form')
    .where('direction', '=', 'in')
    .where('sourceState', '<>', 'deleted')
    .executeTakeFirst()
  return row?.ref ?? null
}
