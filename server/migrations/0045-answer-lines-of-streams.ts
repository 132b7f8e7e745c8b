import { type Kysely, sql } from 'kysely'

/** What was answered on air, in a line: it stands in the protocol, on the public page and in the words to those who asked. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table livestream_question add column answer_line text
      check (char_length(answer_line) between 1 and 500)
  `.execute(db)
}
