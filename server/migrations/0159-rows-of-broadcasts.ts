import { type Kysely, sql } from 'kysely'

/** Broadcasts, their questions and replies under row level security, by the marks of 0158 that begin with `l:`. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    -- With the municipality of each agency.
    create function reader_livestream_marks() returns text[] language plpgsql stable parallel safe as $$
      declare marks text[] := reader_beside();
      begin
        return marks || array(select 'l:m:' || municipality_code from agency
          where code = any(array(select substr(mark, 5) from unnest(marks) mark where mark like 'l:a:%')));
      end $$;

    create policy reader on livestream using (
      reader_sees_all_as_planned() or nullif(
        array['r', 'l:r', 'l:m:' || municipality_code, 'l:a:' || agency_code, 'l:p:' || editor_id]
          && (select reader_marks() || reader_livestream_marks()), false) is not null)
      with check (true);
    alter table livestream enable row level security, force row level security;`)
    .execute(db)
  for (const table of OF_LIVESTREAM)
    await follow(db, table, `livestream where livestream.id = ${table}.livestream_id`)
  await follow(
    db,
    'livestream_asker',
    'livestream_question where livestream_question.id = livestream_asker.question_id',
  )
}

const OF_LIVESTREAM = ['livestream_source', 'livestream_question', 'livestream_command', 'livestream_reply']

/** Rows of the table are shown to whoever is shown the row that they belong to. */
async function follow(db: Kysely<never>, table: string, row: string): Promise<void> {
  await sql
    .raw(`
    create policy reader on ${table} using (
      reader_sees_all_as_planned() or nullif(exists (select from ${row}), false) is not null) with check (true);
    alter table ${table} enable row level security, force row level security;`)
    .execute(db)
}
