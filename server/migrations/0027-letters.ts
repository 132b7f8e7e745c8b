import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table message
      -- What an answer to a letter is called: its reader's program joins letters of one subject.
      add column subject text,
      -- A program wrote it: for somebody who is away, as the post itself, or to many.
      add column automatic text check (automatic in ('reply','report','bulk'));
  `.execute(db)
}
