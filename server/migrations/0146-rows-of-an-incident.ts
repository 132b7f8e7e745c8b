import { type Kysely, sql } from 'kysely'

/** What was written and done on an incident is shown to whoever sees the incident; one's own words and steps stay one's own. */
const TABLES = {
  incident_note: '',
  answer_draft: '',
  answer_decision: '',
  answer_file: '',
  answer_version: `, 'p:' || author_id, 'p:' || writer_id`,
  incident_activity: `, 'p:' || actor_id`,
}

export async function up(db: Kysely<never>): Promise<void> {
  const policies = Object.entries(TABLES).map(
    ([table, own]) => `
    create policy reader on ${table} using (
      reader_sees_all_as_planned() or nullif(
        array['r'${own}] && (select reader_marks()) or reader_sees_incident(incident_id), false) is not null)
      with check (true);
    alter table ${table} enable row level security, force row level security;`,
  )
  await sql
    .raw(`
    -- Asks the policy of incident, as whoever reads.
    create function reader_sees_incident(one uuid) returns boolean
      language plpgsql stable parallel safe cost 10 as $$
      begin
        return exists (select from incident where id = one);
      end $$;
    ${policies.join('')}`)
    .execute(db)
}
