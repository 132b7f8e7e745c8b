/**
 * Behind a policy an index serves only operators of which PostgreSQL knows that they tell nothing of what they compare.
 * Of overlapping arrays it does not say so, because it cannot vouch for every type; of arrays of texts it is true, and
 * no other are compared here. Marks and tags of incidents are found by that index. Only a superuser may say it.
 */
import { sql } from 'kysely'
import type { Database } from '../db.ts'

const OPERATORS = ['arrayoverlap', 'arraycontains']

export async function letIndexesServe(db: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select proname::text as name from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace and proname = any(${OPERATORS}) and not proleakproof
      and (select rolsuper from pg_roles where rolname = current_user)`.execute(db)
  for (const { name } of rows)
    await sql.raw(`alter function pg_catalog.${name}(anyarray, anyarray) leakproof`).execute(db)
}
