import { type Kysely, sql } from 'kysely'

/** Where a person answered by hand and nobody can correct it any more: why, and which text does not go there. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table fake_carrier
      add column left_out_reason text,
      add column left_out_text_no integer,
      add check ((left_out_reason is null) = (left_out_text_no is null));
  `.execute(db)
}
