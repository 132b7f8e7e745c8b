import { type Kysely, sql } from 'kysely'

/**
 * Whose a street, houses of it or an object are. A table of its own beside `route`: a node of the version before reads
 * `route` and would take such a line for one of the whole municipality.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table place_route (
      id uuid primary key,
      -- Neither: every topic.
      topic_code text references topic,
      group_code text references topic_group,
      municipality_code text not null references municipality,
      street text,
      houses text,
      object text,
      agency_code text not null references agency,
      unit_code text references unit,
      check (topic_code is null or group_code is null),
      check ((street is null) <> (object is null)),
      check (houses is null or street is not null)
    );
    create unique index place_route_key on place_route
      (municipality_code, coalesce(topic_code, ''), coalesce(group_code, ''), coalesce(street, ''),
        coalesce(houses, ''), coalesce(object, ''));
    create index place_route_agency on place_route (agency_code);
    create index place_route_unit on place_route (unit_code) where unit_code is not null;
    create index place_route_topic on place_route (topic_code) where topic_code is not null;
    create index place_route_group on place_route (group_code) where group_code is not null;
  `.execute(db)
}
