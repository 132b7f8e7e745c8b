import type { Step } from '@veche/contract/incidents.ts'
import { OPEN_STEPS, OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { DUE_ORDER, NO_DEADLINE } from '../filter/index.ts'

/** Steps stand in the text, as in the partial indexes of open work. */
export function literals(steps: readonly Step[]): RawBuilder<unknown> {
  return sql.join(steps.map((step) => sql.lit(step)))
}

export const IS_OPEN = sql<SqlBool>`incident.step in (${literals(OPEN_STEPS)})`
export const IS_OWED = sql<SqlBool>`incident.step in (${literals(OWED_STEPS)})`
export const HAS_DEADLINE = sql<SqlBool>`${DUE_ORDER} < ${sql.lit(NO_DEADLINE)}`
