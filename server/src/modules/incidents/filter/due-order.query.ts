import { sql } from 'kysely'

/** Where what has no deadline stands in order. */
export const NO_DEADLINE = '9999-12-31 00:00:00+00'

/** Never null; written as in the indexes of migration 0013-desk-filters, or they would not be used. */
export const DUE_ORDER = sql<Date>`coalesce(incident.deadline_due_at, ${sql.lit(NO_DEADLINE)}::timestamptz)`
