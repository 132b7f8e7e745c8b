import { type Kysely, sql } from 'kysely'

/**
 * Of two questions that are read out within one second the order is known: seconds with their fractions.
 * `heard_s` is what people see, the whole second at which the question or its answer was heard.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table livestream_question
      alter column read_out_s type double precision,
      alter column time_code_s type double precision,
      add column heard_s integer generated always as (floor(coalesce(read_out_s, time_code_s))::integer) stored
  `.execute(db)
}
