import { type Kysely, sql } from 'kysely'

/** Fields that a region adds to its topics, and what questions say in them: narrow rows of their own, none in `incident`. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table own_field (
      code text primary key check (code ~ '^[a-z0-9][a-z0-9._-]{1,79}$'),
      name text not null,
      name_en text,
      hint text,
      kind text not null check (kind in ('line', 'number', 'day', 'choice', 'yes_no')),
      topic_codes text[] not null default '{}',
      group_codes text[] not null default '{}',
      need text not null default 'never' check (need in ('never', 'accept', 'answer')),
      asks_resident boolean not null default false,
      position integer not null,
      max_length integer check (max_length between 1 and 300),
      min_value double precision,
      max_value double precision,
      created_at timestamptz not null default now(),
      -- Asked for no more; what was said in it stays.
      retired_at timestamptz,
      check (cardinality(topic_codes) + cardinality(group_codes) > 0),
      check (max_length is null or kind = 'line'),
      check ((min_value is null and max_value is null) or kind = 'number'),
      check (min_value <= max_value)
    );
    -- A column of a spreadsheet is found by its name.
    create unique index own_field_name on own_field (lower(name));

    create table own_field_option (
      field_code text not null references own_field,
      code text not null,
      name text not null,
      name_en text,
      position integer not null,
      retired_at timestamptz,
      primary key (field_code, code)
    );

    create table own_field_value (
      incident_id uuid not null references incident,
      field_code text not null references own_field,
      text_value text,
      number_value double precision,
      day_value date,
      option_code text,
      flag_value boolean,
      -- What is compared: one for equality, one for order, whatever the kind.
      match_key text generated always as
        (coalesce(lower(text_value), option_code, case flag_value when true then 'true' when false then 'false' end)) stored,
      order_key double precision generated always as
        (coalesce(number_value, (day_value - date '1970-01-01')::double precision)) stored,
      primary key (incident_id, field_code),
      foreign key (field_code, option_code) references own_field_option,
      check (num_nonnulls(text_value, number_value, day_value, option_code, flag_value) = 1)
    );
    -- What a resident said in the form, until the question it belongs to is there. No other table is named, since a field
    -- may be removed on the way.
    create table own_field_said (
      request_id uuid not null,
      field_code text not null,
      text_value text,
      number_value double precision,
      day_value date,
      option_code text,
      flag_value boolean,
      primary key (request_id, field_code),
      check (num_nonnulls(text_value, number_value, day_value, option_code, flag_value) = 1)
    );
    create index own_field_value_match on own_field_value (field_code, match_key, incident_id)
      where match_key is not null;
    create index own_field_value_order on own_field_value (field_code, order_key, incident_id)
      where order_key is not null;
    create index own_field_value_option on own_field_value (field_code, option_code) where option_code is not null;
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

/** A line of text may say where somebody lives: values go with the question that is erased. */
const ERASING = `
  create function erase_own_field_values() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      delete from own_field_value where incident_id in (select part.id from incident part
        where part.source_message_id = (select source_message_id from incident where id = new.incident_id));
      return null;
    end $$;
  create trigger own_field_value_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_own_field_values();
  revoke execute on function erase_own_field_values() from public;`
