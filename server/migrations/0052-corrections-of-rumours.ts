import { type Kysely, sql } from 'kysely'

/**
 * A text keeps what it called true: the public page shows that of the text that stands, while the facts of a correction
 * are still being looked for. A correction that leaves the truth as it was needs somebody who has said so.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table fake_text add column truth text not null default '' check (char_length(truth) <= 2000)
  `.execute(db)
  await sql`
    update fake_text set truth = fake.truth from fake where fake.id = fake_text.fake_id
  `.execute(db)
  await sql`
    alter table fake add column truth_confirmed_round integer check (truth_confirmed_round >= 1)
  `.execute(db)
}
