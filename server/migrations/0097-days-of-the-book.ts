import { type Kysely, sql } from 'kysely'

/** The last checkpoint of each day of the region is kept; the nightly comparison counts rumours too. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    create table book_day (
      day date primary key,
      size bigint not null check (size > 0),
      root bytea not null check (octet_length(root) = 32),
      note bytea not null,
      kept_at timestamptz not null
    );
    alter table book_check add column rumours bigint not null default 0;

    -- Whoever follows the Book gets the end of each day, and follows no place.
    alter table register_subscription
      add column follows text not null default 'register'
        constraint register_subscription_follows check (follows in ('register','book_days')),
      alter column municipality_code drop not null,
      add check ((follows = 'register') = (municipality_code is not null)),
      add check (follows = 'register' or num_nonnulls(group_code, street, house) = 0);
    create unique index register_subscription_of_days on register_subscription (email_mark)
      where follows = 'book_days';`)
  await run(RUMOURS)
}

const DIMENSIONS = 'municipality_code, topic_code, group_code'
const of = (row: string) =>
  `${row}.municipality_code, ${row}.topic_code, (select group_code from topic where code = ${row}.topic_code limit 1)`

/** Until now a deadline that was moved alone moved the figures, and the Book heard nothing of it. */
const RUMOURS = `
  create or replace function rumour_counted() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into figure_change (day, measure, source, ${DIMENSIONS}, change)
      select day, measure, 'rumour', ${DIMENSIONS}, sum(amount) from (
        select one.day, one.measure, ${of('old')} as group_code, -one.amount as amount
        from measures_of_fake(old) one where tg_op = 'UPDATE' union all
        select one.day, one.measure, ${of('new')}, one.amount from measures_of_fake(new) one
      ) both_ways
      group by day, measure, ${DIMENSIONS} having sum(amount) <> 0;
      if tg_op = 'INSERT' or (new.municipality_code, new.topic_code) is distinct from (old.municipality_code, old.topic_code)
        or new.total_due_at <> old.total_due_at
        or (new.published_at is not null) <> (old.published_at is not null)
        or (new.step = 'dropped') <> (old.step = 'dropped') or new.verdict is distinct from old.verdict
          and new.published_at is not null then
        insert into question_change (kind, at, facts)
        values (case when new.step = 'dropped' then 'dropped' when new.published_at is not null then 'checked'
            else 'noticed' end,
          coalesce(new.closed_at, new.published_at, new.signalled_at),
          jsonb_build_object('source', 'rumour', 'rumour', new.number, 'municipality_code', new.municipality_code,
            'topic_code', new.topic_code, 'taken_at', new.signalled_at, 'due_at', new.total_due_at,
            'published_at', new.published_at,
            'verdict', case when new.published_at is not null then new.verdict end));
      end if;
      return null;
    end $$;`
