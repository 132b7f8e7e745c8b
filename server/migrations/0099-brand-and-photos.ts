import { type Kysely, sql } from 'kysely'

/** The looks of public pages are the region's own; a photo is shown when its author and a person of staff have said so. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table brand (
      -- Null: of the whole region.
      municipality_code text unique nulls not distinct references municipality,
      emblem bytea check (octet_length(emblem) <= 102400),
      emblem_type text check (emblem_type in ('image/svg+xml','image/png')),
      accent text check (accent ~ '^#[0-9a-f]{6}$'),
      changed_at timestamptz not null,
      changed_by text references app_user,
      check ((emblem is null) = (emblem_type is null))
    );

    -- Given with a question, for its photos; taken back at any moment.
    create table photo_consent (
      request_id uuid primary key references form_request on delete cascade,
      given_at timestamptz not null,
      withdrawn_at timestamptz
    );

    create table shown_photo (
      incident_id uuid not null references incident,
      -- Of the bytes that the resident brought, and of those that are shown, drawn anew.
      hash text not null,
      shown_hash text not null,
      checked_at timestamptz not null,
      checked_by text not null references app_user,
      withdrawn_at timestamptz,
      primary key (incident_id, hash)
    );
  `.execute(db)
}
