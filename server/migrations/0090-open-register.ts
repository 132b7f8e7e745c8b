import { type Kysely, sql } from 'kysely'

/** The open register: what staff decided about the public card of a problem, and who joined it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table public_problem (
      incident_id uuid primary key references incident,
      is_hidden boolean not null default false,
      hidden_reason text,
      -- The question as a person redacted it for everybody; null: its neutral title stands alone.
      text text,
      -- Of a question asked in private: a person has read its answers for everybody.
      shows_answer boolean not null default false,
      changed_at timestamptz not null,
      changed_by text references app_user,
      check (is_hidden = (hidden_reason is not null))
    );

    create table problem_joining (
      -- The number of the form, so that a second press is the same joining.
      id uuid primary key,
      incident_id uuid not null references incident,
      joined_at timestamptz not null,
      -- Of the code: whoever joined has nothing else.
      code_hash bytea not null unique
    );
    create index problem_joining_of on problem_joining (incident_id, joined_at);
  `.execute(db)
}
