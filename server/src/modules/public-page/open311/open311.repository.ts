import type { Step } from '@veche/contract/incidents.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { RequestRow } from '../requests.repository.ts'

export type RequestFilter = {
  channelId: string
  /** Of reports, and of problems of the register; null: all of them. */
  numbers: readonly number[] | null
  problems: readonly number[] | null
  serviceCodes: readonly string[] | null
  from: Date | null
  to: Date | null
  status: 'open' | 'closed' | null
  limit: number
}

const ENDED: readonly Step[] = ['done', 'dismissed', 'archived']

export type ReportedRow = Awaited<ReturnType<typeof listReported>>[number]

/** What programmes reported: as it was said to everybody, from the moment it came. Newest first. */
export async function listReported(db: Db, filter: RequestFilter) {
  const { channelId, numbers, serviceCodes, from, to, status, limit } = filter
  return db
    .selectFrom('formRequest as request')
    .innerJoin('topic', 'topic.code', 'request.serviceCode')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('incident as own')
          .innerJoin('incident as work', (join) =>
            join.on(({ eb: of, fn, ref }) =>
              of('work.id', '=', fn.coalesce(ref('own.mergedIntoId'), ref('own.id'))),
            ),
          )
          .leftJoin('agency', 'agency.code', 'work.agencyCode')
          .select(['work.step', 'work.answeredAt', 'work.outcome', 'work.updatedAt', 'work.closedAt'])
          .select('agency.name as agencyName')
          .select((of) =>
            of
              .selectFrom('incidentDeadline')
              .select((one) => one.fn.min('dueAt').as('dueAt'))
              .whereRef('incidentDeadline.incidentId', '=', 'work.id')
              .where('incidentDeadline.state', '=', 'running')
              .where('incidentDeadline.key', 'in', ['first_answer', 'final_answer', 'reopened_answer'])
              .as('dueAt'),
          )
          .whereRef('own.channelId', '=', 'request.channelId')
          .where('own.container', '=', sql<string>`'form:' || request.id`)
          .orderBy('own.foundAt', 'desc')
          .orderBy('own.id', 'desc')
          .limit(1)
          .as('work'),
      (join) => join.onTrue(),
    )
    .select(['request.number', 'request.requestedAt', 'request.publicText', 'request.serviceCode'])
    .select(['request.address', 'request.latitude', 'request.longitude', 'topic.name as serviceName'])
    .select(['work.step', 'work.answeredAt', 'work.outcome', 'work.updatedAt', 'work.closedAt'])
    .select(['work.agencyName', 'work.dueAt'])
    .where('request.source', '=', 'programme')
    .where('request.erasedAt', 'is', null)
    .where('request.channelId', '=', channelId)
    .$if(numbers !== null, (query) => query.where('request.number', 'in', [...(numbers ?? []), -1]))
    .$if(serviceCodes !== null, (query) =>
      query.where('request.serviceCode', 'in', [...(serviceCodes ?? []), '']),
    )
    .$if(from !== null, (query) => query.where('request.requestedAt', '>=', from))
    .$if(to !== null, (query) => query.where('request.requestedAt', '<=', to))
    .$if(status === 'closed', (query) => query.where('work.step', 'in', ENDED))
    .$if(status === 'open', (query) =>
      query.where(({ eb, or }) => or([eb('work.step', 'is', null), eb('work.step', 'not in', ENDED)])),
    )
    .orderBy('request.requestedAt', 'desc')
    .orderBy('request.id')
    .limit(limit)
    .execute()
}

export async function findByDedupeKey(
  db: Db,
  channelId: string,
  dedupeKey: string,
): Promise<Pick<RequestRow, 'requestedAt'> | null> {
  const row = await db
    .selectFrom('formRequest')
    .select('requestedAt')
    .where('channelId', '=', channelId)
    .where('dedupeKey', '=', dedupeKey)
    .executeTakeFirst()
  return row ?? null
}

/** Of a token: the number of the report itself. */
export async function findByToken(db: Db, channelId: string, token: string): Promise<number | null> {
  const row = await db
    .selectFrom('formRequest')
    .select('number')
    .where('id', '=', token)
    .where('source', '=', 'programme')
    .where('channelId', '=', channelId)
    .executeTakeFirst()
  return row?.number ?? null
}
