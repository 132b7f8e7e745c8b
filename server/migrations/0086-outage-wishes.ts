import { type Kysely, sql } from 'kysely'

/** Where an outage lies on the map, and which outage a resident said on the form that their question is about. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Corners as {latitude, longitude}; one of them alone is a place and what is near it.
    alter table outage add column area jsonb check (jsonb_array_length(area) > 0);

    create table outage_wish (
      request_id uuid primary key references form_request,
      outage_id uuid not null references outage,
      wished_at timestamptz not null
    );
    create index outage_wish_of on outage_wish (outage_id);
  `.execute(db)
}
