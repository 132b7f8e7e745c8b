import { type Kysely, sql } from 'kysely'

/**
 * How much open work there is, kept by sums: a screen that counts it reads some hundred rows however old the region is.
 * Every statement that changes open work adds what it changed, in its own transaction, so that no two writers wait for
 * one row; a job adds up what has gathered. Written by triggers, because work is changed in many places.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    create table work_count (
      id bigint generated always as identity primary key,
      step text not null,
      municipality_code text,
      agency_code text,
      unit_code text,
      -- Whether a deadline runs: frozen questions and those without a deadline are counted apart.
      is_timed boolean not null,
      -- How many came, less than nothing when they left.
      change int not null
    );
    lock table incident in share row exclusive mode;
    insert into work_count (step, municipality_code, agency_code, unit_code, is_timed, change)
    select ${KEY}, count(*) from incident where ${IS_OPEN('step')} group by ${GROUPS};
    ${TRIGGERS}`)
}

const KEY = 'step, municipality_code, agency_code, unit_code, deadline_due_at is not null and not is_frozen'
const GROUPS = '1, 2, 3, 4, 5'
const IS_OPEN = (step: string) => `${step} not in ('done', 'dismissed', 'merged', 'archived')`
const COLUMNS = 'work_count (step, municipality_code, agency_code, unit_code, is_timed, change)'
const ROW = (row: string) =>
  `${row}.step, ${row}.municipality_code, ${row}.agency_code, ${row}.unit_code,
   ${row}.deadline_due_at is not null and not ${row}.is_frozen`

const TRIGGERS = `
  create function count_work_added() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into ${COLUMNS} select ${KEY}, count(*) from added where ${IS_OPEN('step')} group by ${GROUPS};
      return null;
    end $$;
  create function count_work_removed() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into ${COLUMNS} select ${KEY}, -count(*) from removed where ${IS_OPEN('step')} group by ${GROUPS};
      return null;
    end $$;
  create function count_work_changed() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into ${COLUMNS}
      select ${ROW('old')}, -1 where ${IS_OPEN('old.step')} union all
      select ${ROW('new')}, 1 where ${IS_OPEN('new.step')};
      return null;
    end $$;
  create trigger count_work_added after insert on incident
    referencing new table as added for each statement execute function count_work_added();
  create trigger count_work_removed after delete on incident
    referencing old table as removed for each statement execute function count_work_removed();
  create trigger count_work_changed after update on incident for each row
    when ((${ROW('old')}) is distinct from (${ROW('new')})) execute function count_work_changed();`
