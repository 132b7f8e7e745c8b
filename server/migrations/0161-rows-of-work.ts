import { type Kysely, sql } from 'kysely'

/**
 * What hangs on an incident is shown to whoever is shown the incident. Parts and sub-tasks are shown to those of whom they
 * are asked as well, who do not see the incident.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    -- Bodies of the reader's units, and those of the reader's municipalities.
    create function reader_bodies() returns text[] language plpgsql stable parallel safe as $$
      declare marks text[] := reader_marks() || reader_work_marks();
      begin
        return array(select agency_code from unit where 'u:' || code = any(marks))
          || array(select code from agency where 'm:' || municipality_code = any(marks));
      end $$;`)
    .execute(db)
  for (const [table, also] of Object.entries(TABLES))
    await sql
      .raw(`
      create policy reader on ${table} using (
        reader_sees_all_as_planned() or nullif(
          ${also}exists (select from incident where incident.id = ${table}.incident_id), false) is not null)
        with check (true);
      alter table ${table} enable row level security, force row level security;`)
      .execute(db)
  await sql
    .raw(`
    create policy reader on contribution_post using (
      reader_sees_all_as_planned()
      or nullif(exists (select from contribution where contribution.id = contribution_id), false) is not null)
      with check (true);
    alter table contribution_post enable row level security, force row level security;`)
    .execute(db)
}

const MARKS = '(select reader_marks() || reader_work_marks())'
const TABLES = {
  incident_deadline: '',
  promise: '',
  clarification: '',
  own_field_value: '',
  presence: '',
  macro_use: `array['p:' || used_by] && ${MARKS} or `,
  subtask: `array['p:' || owner_id, 'u:' || unit_code] && ${MARKS} or `,
  contribution: `array['a:' || agency_code, 'a:' || asking_agency_code] && ${MARKS}
          or agency_code = any ((select reader_bodies())::text[]) or `,
}
