/** Kept counts against a recount, and the Book against the ledger: what a copy that is not of one moment would break. */
import { sql } from 'kysely'
import type { DoctorCheck } from './check.ts'

export const counts: DoctorCheck = {
  name: 'counts',
  async run({ db }) {
    const { rows } = await sql<{ wrong: number; looked: number }>`
      select (select count(*) from (
          select step, municipality_code, agency_code, unit_code, is_timed from (
            select step, municipality_code, agency_code, unit_code, is_timed, change as kept, 0 as counted from work_count
            union all
            select step, municipality_code, agency_code, unit_code, deadline_due_at is not null and not is_frozen, 0, 1
            from incident where step not in ('done', 'dismissed', 'merged', 'archived')) both_ways
          group by 1, 2, 3, 4, 5 having sum(kept) <> sum(counted)) differing)::int as wrong,
        (select count(*) from incident where step not in ('done', 'dismissed', 'merged', 'archived'))::int as looked`.execute(
      db,
    )
    const { wrong = 0, looked = 0 } = rows[0] ?? {}
    if (wrong === 0) return { state: 'ok', found: `of ${looked} open incidents are what a recount gives` }
    return { state: 'failed', found: `${wrong} differ from a recount`, fix: 'report it: it must not happen' }
  },
}
