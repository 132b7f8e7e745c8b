import { type Kysely, sql } from 'kysely'

/**
 * One ledger of all questions, wherever they are asked: what figures count, what the Book of questions tells and what
 * public pages list. `counted_question` holds the public facts of a question as they are now; each change of them leaves a row
 * for the Book (`question_change`) and the differences of the figures (`figure_change`) in the transaction of the step.
 * Migration 0087 has every step of work tell it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(TABLES)
  await run(MEASURES)
  await run(CHANGES)
}

const TABLES = `
  create table counted_question (
    -- The number in the Book.
    id bigint generated always as identity primary key,
    source text not null check (source in ('incident', 'chat', 'livestream')),
    source_id uuid not null,
    network text,
    municipality_code text,
    group_code text,
    topic_code text,
    agency_code text,
    taken_at timestamptz not null,
    -- When the first answer is due, and by which rule and version.
    due_at timestamptz,
    rule text,
    -- The deadline passed without an answer.
    is_late boolean not null default false,
    answered_at timestamptz,
    working_minutes int,
    state text not null check (state in ('open', 'answered', 'passed_on', 'refused', 'merged', 'closed')),
    is_solvable boolean not null default false,
    repeat_no int,
    outcome text,
    has_evidence boolean not null default false,
    promise_due_at timestamptz,
    promises_made int not null default 0,
    promises_kept int not null default 0,
    promises_moved int not null default 0,
    promises_broken int not null default 0,
    satisfaction text,
    closed_at timestamptz,
    merged_into uuid,
    times_asked_again int not null default 0,
    handoffs int not null default 0,
    is_imported boolean not null default false,
    changed_at timestamptz not null,
    unique (source, source_id)
  );
  create index counted_question_taken on counted_question (taken_at);
  create index counted_question_answered on counted_question (answered_at) where answered_at is not null;
  create index counted_question_closed on counted_question (closed_at) where closed_at is not null;
  create index counted_question_late on counted_question (due_at) where is_late;
  create index counted_question_waiting on counted_question (due_at)
    where answered_at is null and state in ('open', 'merged');

  create table question_change (
    id bigint generated always as identity primary key,
    tx xid8 not null default pg_current_xact_id(),
    -- Null: a rumour, which is counted beside the questions.
    question_id bigint,
    kind text not null,
    at timestamptz not null,
    facts jsonb not null,
    -- Why it could not be written into the Book; it waits for a person, and the others go on.
    refused_code text
  );

  create table figure_change (
    id bigint generated always as identity primary key,
    day date not null,
    measure text not null,
    source text not null,
    network text,
    municipality_code text,
    group_code text,
    topic_code text,
    agency_code text,
    change bigint not null
  );

  -- Folded changes, a row for each day, measure and key of a slice.
  create table figure_count (
    slice text not null check (slice in ('all', 'place', 'body', 'network', 'topic')),
    day date not null,
    measure text not null,
    source text not null,
    municipality_code text,
    group_code text,
    agency_code text,
    network text,
    topic_code text,
    value bigint not null
  );
  create unique index figure_count_key on figure_count
    (slice, day, measure, source, municipality_code, group_code, agency_code, network, topic_code) nulls not distinct;`

/** What a question adds to each measure of each day; the catalogue of figures says what each measure is for. */
const MEASURES = `
  create function region_day(at timestamptz) returns date language plpgsql stable
    set search_path = pg_catalog, public, pg_temp as $$
    begin return (at at time zone (select time_zone from region))::date; end $$;

  create function measures_of_question(q counted_question) returns table (measure text, day date, amount bigint)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
    declare
      is_counted boolean := q.state not in ('refused', 'passed_on');
      is_own boolean := q.state not in ('refused', 'passed_on', 'merged');
      is_closed boolean := q.state = 'closed' and q.closed_at is not null;
      zone text := (select time_zone from region);
      taken date := (q.taken_at at time zone zone)::date;
      answered date := (q.answered_at at time zone zone)::date;
      due date := (q.due_at at time zone zone)::date;
      closed date := (q.closed_at at time zone zone)::date;
    begin
      return query select one.measure, one.day, one.amount from (values
        ('taken', taken, is_own::int::bigint),
        ('merged', taken, (q.state = 'merged')::int),
        ('refused', taken, (q.state = 'refused')::int),
        ('passed_on', taken, (q.state = 'passed_on')::int),
        ('solvable', taken, (is_own and q.is_solvable)::int),
        ('repeated', taken, (is_own and q.repeat_no >= 2)::int),
        ('answered', answered, (is_counted and q.answered_at is not null)::int),
        ('minutes', answered, case when is_counted and q.answered_at is not null then q.working_minutes end),
        ('minutes_known', answered, (is_counted and q.answered_at is not null and q.working_minutes is not null)::int),
        ('on_time', answered, (is_counted and not q.is_late and q.answered_at <= q.due_at)::int),
        ('late', due, (is_counted and q.is_late)::int),
        ('closed', closed, is_closed::int),
        ('solved', closed, (is_closed and q.outcome = 'solved')::int),
        ('explained', closed, (is_closed and q.outcome = 'explained')::int),
        ('not_solved', closed, (is_closed and q.outcome = 'not_solved')::int),
        ('undeliverable', closed, (is_closed and q.outcome = 'undeliverable')::int),
        ('solvable_closed', closed, (is_closed and q.is_solvable)::int),
        ('solvable_solved', closed, (is_closed and q.is_solvable and q.outcome = 'solved')::int),
        ('solved_evidence', closed, (is_closed and q.outcome = 'solved' and q.has_evidence)::int),
        ('solved_unproved', closed, (is_closed and q.outcome = 'solved' and not q.has_evidence)::int),
        ('satisfied', closed, (is_closed and q.satisfaction = 'satisfied')::int),
        ('neutral', closed, (is_closed and q.satisfaction = 'neutral')::int),
        ('dissatisfied', closed, (is_closed and q.satisfaction = 'dissatisfied')::int),
        ('silent', closed, (is_closed and q.satisfaction = 'no_answer')::int),
        ('misrouted', closed, (is_closed and q.handoffs > 0)::int),
        ('handoffs', closed, case when is_closed then q.handoffs end),
        ('reopened', closed, (is_closed and q.times_asked_again > 0)::int)
      ) one (measure, day, amount)
      where one.amount <> 0 and one.day is not null;
    end $$;`

const DIMENSIONS = 'source, network, municipality_code, group_code, topic_code, agency_code'
const of = (row: string) =>
  DIMENSIONS.split(', ')
    .map((name) => `${row}.${name}`)
    .join(', ')
const EVENTS = [
  ['promise_made', 'promises_made'],
  ['promise_kept', 'promises_kept'],
  ['promise_moved', 'promises_moved'],
  ['promise_broken', 'promises_broken'],
  ['asked_again', 'times_asked_again'],
]
const FACTS = (row: string) => `to_jsonb(${row}) - 'source_id' - 'handoffs' - 'merged_into'
  || jsonb_build_object('into', (select id from counted_question into_one where into_one.source = ${row}.source
    and into_one.source_id = ${row}.merged_into))`

const CHANGES = `
  create function question_change_kind(o counted_question, n counted_question) returns text language sql immutable as $$
    select case
      when n.state in ('refused', 'passed_on', 'merged', 'closed') and o.state <> n.state
        then case n.state when 'passed_on' then 'passedOn' else n.state end
      when o.state = 'refused' and n.state <> o.state then 'restored'
      when o.state = 'merged' and n.state <> o.state then 'parted'
      when n.times_asked_again > o.times_asked_again then 'askedAgain'
      when n.promises_made > o.promises_made then 'promised'
      when n.promises_broken > o.promises_broken then 'broken'
      when n.promises_kept > o.promises_kept then 'kept'
      when n.promises_moved > o.promises_moved then 'moved'
      when o.answered_at is null and n.answered_at is not null then 'answered'
      when n.outcome is not null and n.outcome is distinct from o.outcome then 'published'
      when n.is_late and not o.is_late then 'late'
      when n.due_at is distinct from o.due_at and n.due_at is not null then 'dueMoved'
      when (n.municipality_code, n.group_code, n.topic_code, n.agency_code, n.is_solvable)
        is distinct from (o.municipality_code, o.group_code, o.topic_code, o.agency_code, o.is_solvable) then 'sorted'
      else 'noted' end $$;

  create function questions_added() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into question_change (question_id, kind, at, facts)
      select added.id, 'taken', added.changed_at, ${FACTS('added')} from added order by added.id;
      insert into figure_change (day, measure, ${DIMENSIONS}, change)
      select one.day, one.measure, ${of('added')}, sum(one.amount)
      from added, measures_of_question(row(added.*)::counted_question) one
      group by 1, 2, 3, 4, 5, 6, 7, 8;
      return null;
    end $$;

  create function question_changed() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into question_change (question_id, kind, at, facts)
      values (new.id, question_change_kind(old, new), new.changed_at, ${FACTS('new')});
      insert into figure_change (day, measure, ${DIMENSIONS}, change)
      select day, measure, ${DIMENSIONS}, sum(amount) from (
        select day, measure, ${of('old')}, -amount as amount from measures_of_question(old) union all
        select day, measure, ${of('new')}, amount from measures_of_question(new) union all
        select region_day(new.changed_at), one.measure, ${of('new')}, one.amount from (values
          ${EVENTS.map(([measure, column]) => `('${measure}', new.${column} - old.${column})`).join(', ')}
        ) one (measure, amount)
      ) both_ways
      group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(amount) <> 0;
      return null;
    end $$;

  create trigger questions_added after insert on counted_question
    referencing new table as added for each statement execute function questions_added();
  create trigger question_changed after update on counted_question for each row
    when ((old.*) is distinct from (new.*)) execute function question_changed();`
