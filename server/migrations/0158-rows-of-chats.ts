import { type Kysely, sql } from 'kysely'

/**
 * Chats under row level security, as incidents are (0145): whoever sees a chat sees what was said and done in it.
 *
 * A third setting of a session, `veche.reader_beside`, holds the marks of chats, broadcasts and rumours, each behind a
 * letter: `c:`, `l:` and `f:`, then `r`, `m:`, `a:` with a code or `p:` with the person. An older process does not set it, so for a
 * day after an upgrade a session without it sees all of these, as before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<{ until: string }>`
    select case when exists (select from incident) then now() + interval '1 day' else '-infinity' end::text as until`.execute(
    db,
  )
  await sql
    .raw(`
    create function reader_beside() returns text[] language sql stable parallel safe as $$
      select coalesce(nullif(current_setting('veche.reader_beside', true), '')::text[],
        case when now() < '${rows[0]?.until}'::timestamptz then '{c:r,l:r,f:r}'::text[] end) $$;

    -- With the municipality of each agency, and the chats of a member. Members are read as they are: the policy of
    -- their table asks for the chat.
    create function reader_chat_marks() returns text[]
      language plpgsql stable parallel restricted set veche.reader = '{r}' as $$
      declare marks text[] := reader_beside();
      begin
        return marks
          || array(select 'c:m:' || municipality_code from agency
            where code = any(array(select substr(mark, 5) from unnest(marks) mark where mark like 'c:a:%')))
          || array(select 'c:i:' || chat_id from chat_member
            where user_id = any(array(select substr(mark, 5) from unnest(marks) mark where mark like 'c:p:%')));
      end $$;

    create policy reader on chat using (
      reader_sees_all_as_planned() or nullif(array['r', 'c:r', 'c:m:' || municipality_code, 'c:i:' || id]
        && (select reader_marks() || reader_chat_marks()), false) is not null)
      with check (true);
    alter table chat enable row level security, force row level security;`)
    .execute(db)
  for (const table of OF_CHAT) await follow(db, table, `chat where chat.id = ${table}.chat_id`)
  await follow(
    db,
    'chat_link',
    'chat_question where chat_question.message_id = chat_link.question_message_id',
  )
}

const OF_CHAT = [
  ...['chat_member', 'chat_duty', 'chat_message', 'chat_question', 'moderation_act', 'chat_digest'],
  'chat_file',
]

/** Rows of the table are shown to whoever is shown the row that they belong to. */
async function follow(db: Kysely<never>, table: string, row: string): Promise<void> {
  await sql
    .raw(`
    create policy reader on ${table} using (
      reader_sees_all_as_planned() or nullif(exists (select from ${row}), false) is not null) with check (true);
    alter table ${table} enable row level security, force row level security;`)
    .execute(db)
}
