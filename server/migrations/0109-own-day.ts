import { type Kysely, sql } from 'kysely'

/** «Сегодня» and «Моя работа» ask of one person: where they are on duty, which notes name them, what they wrote. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index chat_duty_user on chat_duty (user_id, ends_at);
    create index incident_note_mentions on incident_note using gin (mentions) where mentions <> '{}';
    create index answer_version_writer on answer_version (writer_id, created_at desc)
      where writer_id is not null`.execute(db)
}
