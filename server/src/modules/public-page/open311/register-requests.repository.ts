/** Problems of the open register as programmes read them: whatever stands there for everybody, and nothing else. */
import type { Step } from '@veche/contract/incidents.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { publicProblems } from '../register/public-problems.query.ts'
import type { RequestFilter } from './open311.repository.ts'

const ENDED: readonly Step[] = ['done', 'archived']

/** What came by a programme is told as its report, once. */
const IS_NO_REPORT = sql<SqlBool>`not exists (select from form_request as report
  where report.source = 'programme' and report.channel_id = incident.channel_id
    and incident.container = 'form:' || report.id)`

/** By the ledger, which finds the moments of all places by an index. */
function counted(db: Db) {
  return publicProblems(db).innerJoin('countedQuestion as counted', (join) =>
    join.onRef('counted.sourceId', '=', 'incident.id').on('counted.source', '=', 'incident'),
  )
}

/** Numbers of the register and when each was asked, newest first. */
export function listRegisterKeys(db: Db, filter: RequestFilter) {
  const { problems, serviceCodes, from, to, status, limit } = filter
  return counted(db)
    .select(['incident.number', 'counted.takenAt as at'])
    .where(IS_NO_REPORT)
    .$if(problems !== null, (query) => query.where('incident.number', 'in', [...(problems ?? []), -1]))
    .$if(serviceCodes !== null, (query) =>
      query.where('incident.topicCode', 'in', [...(serviceCodes ?? []), '']),
    )
    .$if(from !== null, (query) => query.where('counted.takenAt', '>=', from))
    .$if(to !== null, (query) => query.where('counted.takenAt', '<=', to))
    .$if(status === 'closed', (query) => query.where('incident.step', 'in', ENDED))
    .$if(status === 'open', (query) => query.where('incident.step', 'not in', ENDED))
    .orderBy('counted.takenAt', 'desc')
    .orderBy('incident.number', 'desc')
    .limit(limit)
    .execute()
}

export type UpdateRow = { number: number; kind: 'answered' | 'closed'; at: Date }

/** What became of problems between two moments, oldest first. */
export async function listUpdates(
  db: Db,
  { from, to, limit }: { from: Date; to: Date; limit: number },
): Promise<UpdateRow[]> {
  const of = (kind: UpdateRow['kind'], column: 'counted.answeredAt' | 'counted.closedAt') =>
    counted(db)
      .select(['incident.number', sql.lit(kind).as('kind')])
      .select((eb) => eb.ref(column).$notNull().as('at'))
      .where(column, '>=', from)
      .where(column, '<=', to)
      .where(IS_NO_REPORT)
  return of('answered', 'counted.answeredAt')
    .unionAll(of('closed', 'counted.closedAt'))
    .orderBy('at')
    .orderBy('number')
    .limit(limit)
    .execute()
}
