import { type Kysely, sql } from 'kysely'

/** Work brought from a spreadsheet, and the jobs that bring it and take it away. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table imported_incident (
      incident_id uuid primary key references incident,
      -- «Кабинет» with «ID» or number: a row that came once comes never again.
      source_key text not null unique,
      row_hash text not null,
      -- By column: what the file said where our incident says it otherwise, and what ours said then.
      extra jsonb not null,
      imported_at timestamptz not null
    );

    create table exchange_job (
      id uuid primary key,
      kind text not null check (kind in ('export','import')),
      owner_id text not null references app_user,
      state text not null check (state in ('uploaded','queued','running','done','failed','cancelled')),
      format text not null check (format in ('xlsx','csv')),
      params jsonb not null,
      -- Columns and first rows of an uploaded file.
      preview jsonb,
      rows_done integer not null default 0,
      result jsonb,
      error_code text,
      is_cancel_asked boolean not null default false,
      created_at timestamptz not null,
      -- A process that works on it says so; a silent one is taken for dead.
      touched_at timestamptz not null,
      finished_at timestamptz
    );
    create index exchange_job_owner on exchange_job (owner_id, created_at desc);
    create index exchange_job_created on exchange_job (created_at);
  `.execute(db)
}
