import { type Kysely, sql } from 'kysely'

/**
 * The ledger costs the pipeline less. Questions that come together are summed by day before they become measures;
 * measures of one question are a function that the planner puts into the statement; facts for the Book are written as
 * they stand, and whoever writes the Book takes from them what it tells. Sums, and figures that read questions
 * themselves (a median, what is open now), find all they need in an index.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    drop trigger questions_added on counted_question;
    drop trigger question_changed on counted_question;
    drop function questions_added();
    drop function question_changed();
    drop function measures_of_question(counted_question);
    alter table question_change alter column facts type json using facts::json;
    ${MEASURES_OF_QUESTION}
    ${TRIGGERS}
    drop index figure_count_key;
    create unique index figure_count_key on figure_count
      (slice, day, measure, source, municipality_code, group_code, agency_code, network, topic_code)
      include (value) nulls not distinct;
    drop index counted_question_answered;
    create index counted_question_answered on counted_question (answered_at)
      include (working_minutes, state, source, municipality_code, group_code, agency_code) where answered_at is not null;
    drop index counted_question_waiting;
    create index counted_question_open on counted_question (due_at)
      include (source, municipality_code, group_code, agency_code) where answered_at is null and state = 'open';
    create index counted_question_waiting on counted_question (due_at)
      where answered_at is null and not is_late and state in ('open', 'merged');`)
    .execute(db)
}

/** When a measure is counted, and for which questions at all. */
const CLOCKS = {
  taken: { at: 'q.taken_at', where: 'true' },
  answered: {
    at: 'q.answered_at',
    where: `q.answered_at is not null and q.state not in ('refused', 'passed_on')`,
  },
  due: {
    at: 'q.due_at',
    where: `q.is_late and q.due_at is not null and q.state not in ('refused', 'passed_on')`,
  },
  closed: { at: 'q.closed_at', where: `q.state = 'closed' and q.closed_at is not null` },
} as const
type Clock = keyof typeof CLOCKS

const OWN = `q.state not in ('refused', 'passed_on', 'merged')`
const one = (condition: string) => `(${condition})::int`
/** What a question adds to each measure; the catalogue of figures says what each measure is for. */
const MEASURES: Record<Clock, Record<string, string>> = {
  taken: {
    ...{ taken: one(OWN), merged: one(`q.state = 'merged'`) },
    ...{ refused: one(`q.state = 'refused'`), passed_on: one(`q.state = 'passed_on'`) },
    ...{ solvable: one(`${OWN} and q.is_solvable`), repeated: one(`${OWN} and q.repeat_no >= 2`) },
  },
  answered: {
    ...{ answered: '1', minutes: 'q.working_minutes', minutes_known: one('q.working_minutes is not null') },
    on_time: one('not q.is_late and q.answered_at <= q.due_at'),
  },
  due: { late: '1' },
  closed: {
    closed: '1',
    ...{ solved: one(`q.outcome = 'solved'`), explained: one(`q.outcome = 'explained'`) },
    ...{ not_solved: one(`q.outcome = 'not_solved'`), undeliverable: one(`q.outcome = 'undeliverable'`) },
    ...{
      solvable_closed: one('q.is_solvable'),
      solvable_solved: one(`q.is_solvable and q.outcome = 'solved'`),
    },
    solved_evidence: one(`q.outcome = 'solved' and q.has_evidence`),
    solved_unproved: one(`q.outcome = 'solved' and not q.has_evidence`),
    ...{ satisfied: one(`q.satisfaction = 'satisfied'`), neutral: one(`q.satisfaction = 'neutral'`) },
    dissatisfied: one(`q.satisfaction = 'dissatisfied'`),
    silent: one(`q.satisfaction = 'no_answer'`),
    ...{ misrouted: one('q.handoffs > 0'), handoffs: 'q.handoffs', reopened: one('q.times_asked_again > 0') },
  },
}
const CLOCK_NAMES = Object.keys(CLOCKS) as Clock[]

const dayOf = (at: string) => `(${at} at time zone zone)::date`
const rowsOf = (amounts: [string, string][]) =>
  amounts.map(([measure, amount]) => `('${measure}', (${amount})::bigint)`).join(', ')

/** Without settings of its own, or the planner could not put it into the statement that calls it. */
const MEASURES_OF_QUESTION = `
  create function measures_of_question(q counted_question, zone text)
    returns table (measure text, day date, amount bigint) language sql stable as $$
    ${CLOCK_NAMES.map(
      (clock) => `select one.measure, ${dayOf(CLOCKS[clock].at)} as day, one.amount
      from (values ${rowsOf(Object.entries(MEASURES[clock]))}) one (measure, amount)
      where ${CLOCKS[clock].where} and one.amount <> 0`,
    ).join('\n      union all ')} $$;`

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
const facts = (row: string) => `case when ${row}.merged_into is null then row_to_json(${row})
    else (to_jsonb(${row}) || jsonb_build_object('into', (select id from counted_question into_one
      where into_one.source = ${row}.source and into_one.source_id = ${row}.merged_into)))::json end`

function summed(clock: Clock): string {
  const { at, where } = CLOCKS[clock]
  const measures = Object.entries(MEASURES[clock])
  const sums = measures.map(([measure, amount]) => `sum(${amount}) as ${measure}`).join(', ')
  return `select by_day.day, one.measure, ${of('by_day')}, one.amount
      from (select ${dayOf(at)} as day, ${of('q')}, ${sums}
        from added q where ${where} group by 1, ${of('q')}) by_day,
        lateral (values ${rowsOf(measures.map(([measure]) => [measure, `by_day.${measure}`]))}) one (measure, amount)
      where one.amount <> 0`
}

const TRIGGERS = `
  create function questions_added() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
    declare zone text := (select time_zone from region);
    begin
      insert into question_change (question_id, kind, at, facts)
      select added.id, 'taken', added.changed_at, ${facts('added')} from added order by added.id;
      insert into figure_change (day, measure, ${DIMENSIONS}, change)
      ${CLOCK_NAMES.map(summed).join('\n      union all ')};
      return null;
    end $$;

  create function question_changed() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
    declare zone text := (select time_zone from region);
    begin
      insert into question_change (question_id, kind, at, facts)
      values (new.id, question_change_kind(old, new), new.changed_at, ${facts('new')});
      insert into figure_change (day, measure, ${DIMENSIONS}, change)
      select day, measure, ${DIMENSIONS}, sum(amount) from (
        select day, measure, ${of('old')}, -amount as amount from measures_of_question(old, zone) union all
        select day, measure, ${of('new')}, amount from measures_of_question(new, zone) union all
        select ${dayOf('new.changed_at')}, one.measure, ${of('new')}, one.amount from (values
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
