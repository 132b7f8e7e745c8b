import { type Kysely, sql } from 'kysely'

/** Cards of rumours with all that is kept of them under row level security, by the marks of 0158 that begin with `f:`. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    -- An administration stands for its territory. The mark f:t is of rumours of the whole region.
    create function reader_rumour_marks() returns text[] language plpgsql stable parallel safe as $$
      declare marks text[] := reader_beside();
      begin
        return marks || array(select unnest(array['f:t', 'f:m:' || municipality_code]) from agency
          where kind = 'administration' and municipality_code is not null
            and code = any(array(select substr(mark, 5) from unnest(marks) mark where mark like 'f:a:%')));
      end $$;

    create policy reader on fake using (
      reader_sees_all_as_planned() or nullif(
        array['r', 'f:r', coalesce('f:m:' || municipality_code, 'f:t'), 'f:a:' || agency_code]
          && (select reader_marks() || reader_rumour_marks()), false) is not null)
      with check (true);
    alter table fake enable row level security, force row level security;`)
    .execute(db)
  for (const table of OF_FAKE) await follow(db, table, `fake where fake.id = ${table}.fake_id`)
  await follow(db, 'fake_reach', 'fake_carrier where fake_carrier.id = fake_reach.carrier_id')
}

const OF_FAKE = [
  ...['fake_clock', 'fake_file', 'fake_evidence', 'fake_carrier', 'fake_opinion', 'fake_text'],
  ...['fake_publication', 'fake_correction'],
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
