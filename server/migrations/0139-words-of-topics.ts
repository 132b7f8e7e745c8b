import { type Kysely, sql } from 'kysely'

/** What residents of a region call a topic, version after version; the highest number of a topic is in use. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table topic_words (
      topic_code text not null references topic,
      number integer not null check (number > 0),
      own text[] not null check (cardinality(own) <= 60),
      -- Words that came with the product and do not speak for the topic here.
      put_aside text[] not null,
      changed_at timestamptz not null,
      changed_by text not null references app_user,
      primary key (topic_code, number)
    );
    create index topic_words_changed_by on topic_words (changed_by);
  `.execute(db)
}
