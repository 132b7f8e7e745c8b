import { type Kysely, sql } from 'kysely'

/** Keys met while a spreadsheet is read. A temporary table would keep one connection for the whole file. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create unlogged table seen_key (
      run_id uuid not null,
      hash bytea not null,
      met_at timestamptz not null default now(),
      primary key (run_id, hash)
    )`.execute(db)
}
