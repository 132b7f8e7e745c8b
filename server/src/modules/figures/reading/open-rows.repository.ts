/** Questions as open data. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Period } from './domain/period.ts'

/** By the names of the published fields. */
export type OpenRow = Record<string, string | number | boolean | null>

const PAGE = 2000

const second = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const COLUMNS = {
  ...{ question: 'id', source: 'source', network: 'network', municipality: 'municipality_code' },
  ...{ group: 'group_code', topic: 'topic_code', body: 'agency_code' },
  ...{ taken: second('taken_at'), due: second('due_at'), late: 'is_late', answered: second('answered_at') },
  ...{ minutes: 'working_minutes', on_time: 'coalesce(not is_late and answered_at <= due_at, false)' },
  ...{ state: 'state', solvable: 'is_solvable', repeat: 'repeat_no', outcome: 'outcome' },
  ...{ evidence: 'has_evidence', satisfaction: 'satisfaction', closed: second('closed_at') },
  ...{
    times_asked_again: 'times_asked_again',
    promises_made: 'promises_made',
    promises_kept: 'promises_kept',
  },
  ...{ promises_moved: 'promises_moved', promises_broken: 'promises_broken' },
}
const ROW = sql.raw(
  `json_build_object(${Object.entries(COLUMNS)
    .map(([field, value]) => `'${field}', ${value}`)
    .join(', ')})::text`,
)

/** Those taken in a period, in pages by number; read while they are sent, so memory stays flat. */
export async function* listOpenRows(
  db: Db,
  { period, zone }: { period: Period; zone: string },
): AsyncGenerator<OpenRow[]> {
  let after = 0
  for (;;) {
    const { rows } = await sql<{ id: number; row: string }>`
      select id, ${ROW} as row from counted_question
      where taken_at >= ${period.from}::date::timestamp at time zone ${zone}
        and taken_at < (${period.to}::date + 1)::timestamp at time zone ${zone} and id > ${after}
      order by id limit ${PAGE}`.execute(db)
    if (rows.length > 0) yield rows.map(({ row }): OpenRow => JSON.parse(row))
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id ?? 0
  }
}

/** The day of the first question, as YYYY-MM-DD; null where nothing was asked. */
export async function findFirstDay(db: Db, zone: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select (min(taken_at) at time zone ${zone})::date::text as day from counted_question`.execute(db)
  return rows[0]?.day ?? null
}
