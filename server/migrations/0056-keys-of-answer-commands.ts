import { type Kysely, sql } from 'kysely'

/** Which commands of answers were carried out: one that is sent again because its reply was lost changes nothing. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table answer_command (
      incident_id uuid not null references incident,
      actor_id text not null references app_user,
      command text not null check (command in ('submit','approve','send_back','call_back','mend','undo_approval')),
      key uuid not null,
      done_at timestamptz not null,
      primary key (incident_id, actor_id, command, key)
    )`.execute(db)
}
