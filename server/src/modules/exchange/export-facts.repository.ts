import { ENDED_STEPS } from '@veche/contract/values/incidents.ts'
import { type Selectable, sql } from 'kysely'
import type { Incident as IncidentRow } from '../../platform/database/database.gen.ts'
import type { Db } from '../../platform/database/db.ts'
import type { Actor } from '../access/index.ts'
import { IS_NO_CLARIFICATION, visibleIncidents } from '../incidents/index.ts'

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

/**
 * Numbers of what was found in the period, in order: a month is not looked for among all the years, however late some of
 * it came. Open and ended work have an index by date each. Eight bytes a number, so a million is not much.
 */
export async function listNumbers(db: Db, { from, to }: ExportFilter): Promise<number[]> {
  const parts = await Promise.all(
    (from || to ? (['in', 'not in'] as const) : [null]).map((isEnded) =>
      db
        .selectFrom('incident')
        .select(sql<number[] | null>`array_agg(number::int)`.as('numbers'))
        .$if(isEnded !== null, (query) => (isEnded ? query.where('step', isEnded, ENDED_STEPS) : query))
        .$if(from !== null, (query) => query.where('foundAt', '>=', from))
        .$if(to !== null, (query) => query.where('foundAt', '<', to))
        .executeTakeFirstOrThrow(),
    ),
  )
  return parts.flatMap(({ numbers }) => numbers ?? []).toSorted((one, other) => one - other)
}

/** Incidents by number, with what belongs to one of each. */
export function listExportPage(db: Db, numbers: readonly number[], actor: Actor | null) {
  return db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .innerJoin('channelName', 'channelName.id', 'incident.channelId')
    .leftJoin('author', 'author.id', 'incident.authorId')
    .leftJoin('personName', 'personName.id', 'incident.assigneeId')
    .leftJoin('importedIncident', 'importedIncident.incidentId', 'incident.id')
    .leftJoin('incident as target', 'target.id', 'incident.mergedIntoId')
    .select(INCIDENT_COLUMNS.map((column) => `incident.${column}` as const))
    .select([
      'message.text',
      'message.attachments',
      'message.permalink',
      'channelName.name as channelName',
      'channelName.network as network',
      'channelName.externalId as channelExternalId',
      'author.card as authorCard',
      'personName.name as executor',
      'importedIncident.extra',
      'target.outcome as targetOutcome',
    ])
    .where('incident.number', 'in', numbers)
    .$if(actor !== null, (query) => (actor ? query.where(visibleIncidents(actor)) : query))
    .orderBy('incident.number')
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
    .where(IS_NO_CLARIFICATION)
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
  'undo_approval',
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
