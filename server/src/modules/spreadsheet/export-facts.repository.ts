import { type Selectable, sql } from 'kysely'
import type { Incident as IncidentRow } from '../../platform/database.gen.ts'
import type { Db } from '../../platform/db.ts'
import type { Actor } from '../access/index.ts'
import { ENDED_STEPS, visibleIncidents } from '../incidents/index.ts'

export type ExportFilter = {
  from: Date | null
  to: Date | null
  /** Null: the operator at the console, who has the database anyway. */
  actor: Actor | null
}

const INCIDENT_COLUMNS = [
  'id',
  'number',
  'step',
  'topicCode',
  'groupCode',
  'municipalityCode',
  'agencyCode',
  'unitCode',
  'address',
  'kind',
  'outcome',
  'satisfaction',
  'closingReason',
  'dismissReason',
  'foundAt',
  'assignedAt',
  'answeredAt',
  'closedAt',
  'tags',
  'surface',
] as const satisfies (keyof Selectable<IncidentRow>)[]

export type NumberRange = { first: number; last: number }

/**
 * Between which numbers the period lies, so that a month is not looked for among all the years. Open and ended work
 * have an index by date each. Null: nothing was found in it.
 */
export async function findNumbers(db: Db, { from, to }: ExportFilter): Promise<NumberRange | null> {
  const rangeOf = (stretches: readonly ('in' | 'not in')[]) =>
    Promise.all(
      stretches.map((isEnded) =>
        db
          .selectFrom(
            db
              .selectFrom('incident')
              .select('number')
              .$if(from !== null || to !== null, (query) => query.where('step', isEnded, ENDED_STEPS))
              .$if(from !== null, (query) => query.where('foundAt', '>=', from))
              .$if(to !== null, (query) => query.where('foundAt', '<', to))
              // A fence: for the least number alone the planner would walk all numbers from the first.
              .$if(from !== null || to !== null, (query) => query.offset(0))
              .as('part'),
          )
          .select(({ fn }) => [
            fn.min<number | null>('part.number').as('first'),
            fn.max<number | null>('part.number').as('last'),
          ])
          .executeTakeFirstOrThrow(),
      ),
    )
  const parts = await rangeOf(from || to ? ['in', 'not in'] : ['in'])
  const numbers = parts.flatMap(({ first, last }) => (first === null || last === null ? [] : [first, last]))
  return numbers.length === 0 ? null : { first: Math.min(...numbers), last: Math.max(...numbers) }
}

/** The next incidents by number, with what belongs to one of each. */
export function listExportPage(
  db: Db,
  { from, to, actor }: ExportFilter,
  { after, last, limit }: { after: number; last: number; limit: number },
) {
  return db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .innerJoin('channel', 'channel.id', 'incident.channelId')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .leftJoin('appUser', 'appUser.id', 'incident.assigneeId')
    .leftJoin('importedIncident', 'importedIncident.incidentId', 'incident.id')
    .leftJoin('incident as target', 'target.id', 'incident.mergedIntoId')
    .select(INCIDENT_COLUMNS.map((column) => `incident.${column}` as const))
    .select([
      'message.text',
      'message.attachments',
      'message.permalink',
      'channel.name as channelName',
      'channel.network as network',
      'channel.externalId as channelExternalId',
      'author.card as authorCard',
      'appUser.name as executor',
      'importedIncident.extra',
      'target.outcome as targetOutcome',
    ])
    .where('incident.number', '>', after)
    .where('incident.number', '<=', last)
    .$if(from !== null, (query) => query.where('incident.foundAt', '>=', from))
    .$if(to !== null, (query) => query.where('incident.foundAt', '<', to))
    .$if(actor !== null, (query) => (actor ? query.where(visibleIncidents(actor)) : query))
    .orderBy('incident.number')
    .limit(limit)
    .execute()
}
export type ExportRow = Awaited<ReturnType<typeof listExportPage>>[number]

/** What was published to the author, oldest first. */
export function listAnswers(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('message')
    .select(['incidentId', 'text', 'occurredAt', 'attachments', 'surface'])
    .where('incidentId', 'in', ids)
    .where('direction', '=', 'out')
    .orderBy('incidentId')
    .orderBy('occurredAt')
    .orderBy('id')
    .execute()
}

export const TOLD_STEPS = [
  'accept',
  'assign',
  'assign_person',
  'submit',
  'approve',
  'send_back',
  'publication_confirmed',
] as const

export function listSteps(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('incidentActivity')
    .select(['incidentId', 'at', 'type'])
    .select(sql<string | null>`details->>'to'`.as('to'))
    .where('incidentId', 'in', ids)
    .where('type', 'in', TOLD_STEPS)
    .orderBy('incidentId')
    .orderBy('seq')
    .execute()
}
export type ToldStep = Awaited<ReturnType<typeof listSteps>>[number]

export function listFirstAnswerDeadlines(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('incidentDeadline')
    .select(['incidentId', 'state'])
    .where('incidentId', 'in', ids)
    .where('key', '=', 'first_answer')
    .where('state', 'in', ['met', 'late'])
    .execute()
}
