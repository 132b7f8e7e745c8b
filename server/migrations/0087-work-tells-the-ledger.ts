import { type Kysely, sql } from 'kysely'

/**
 * Work of every kind tells the ledger of migration 0083 by triggers, in the transaction of its step: no step of a
 * question can be made past it. What was asked before is told at once.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(SOURCES).execute(db)
  await sql.raw(rumours()).execute(db)
}

/** What a row of each source says of its question; \`i\` and \`d\` are an incident and its deadline of the first answer. */
const STATE_OF_INCIDENT = `case i.step
  when 'dismissed' then 'refused' when 'merged' then 'merged' when 'done' then 'closed' when 'archived' then 'closed'
  else case when i.answered_at is null then 'open' else 'answered' end end`
const INCIDENT_FACTS: [string, string][] = [
  ['network', 'i.network'],
  ['municipality_code', 'i.municipality_code'],
  ['group_code', 'i.group_code'],
  ['topic_code', 'i.topic_code'],
  ['agency_code', 'i.agency_code'],
  ['due_at', `case when d.state not in ('paused', 'cancelled') then d.due_at end`],
  ['rule', `d.rule_id || '/' || d.rule_version`],
  ['answered_at', 'i.answered_at'],
  ['working_minutes', `case when i.answered_at is not null then d.spent_working_ms / 60000 end`],
  ['state', STATE_OF_INCIDENT],
  ['is_solvable', `i.kind is not distinct from 'solvable'`],
  ['repeat_no', 'case when i.is_repeat_confirmed is not false then i.repeat_no end'],
  ['outcome', 'i.outcome'],
  ['has_evidence', 'i.has_evidence'],
  ['promise_due_at', 'i.promise_due_at'],
  ['satisfaction', 'i.satisfaction'],
  ['closed_at', `case when i.step in ('done', 'archived') then i.closed_at end`],
  ['merged_into', 'i.merged_into_id'],
  ['handoffs', 'i.handoffs'],
]
const FIRST_ANSWER = `left join lateral (
  select * from incident_deadline where incident_id = i.id and key = 'first_answer'
  order by (state = 'cancelled'), started_at desc, id desc limit 1) d on true`
const COLUMNS = INCIDENT_FACTS.map(([column]) => column).join(', ')
const VALUES = INCIDENT_FACTS.map(([, value]) => value).join(', ')

const PROMISES_TOLD = ['made', 'kept', 'moved', 'broken']
  .map(
    (name) =>
      `count(*) filter (where state ${name === 'made' ? "<> 'cancelled'" : `= '${name}'`}) as ${name}`,
  )
  .join(', ')

const kept = (column: string) => `case when excluded.${column} is not null
          then coalesce(counted_question.${column}, excluded.${column}) end`

const SOURCES = `
  create function questions_of_incidents(ids uuid[], recorded_at timestamptz, imported boolean) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
    begin
      insert into counted_question (source, source_id, taken_at, changed_at, is_imported, is_late, ${COLUMNS})
      select 'incident', i.id, i.found_at, recorded_at, imported,
        coalesce(i.answered_at > d.due_at, false), ${VALUES}
      from incident i ${FIRST_ANSWER}
      where i.id = any(ids)
      order by i.number
      on conflict (source, source_id) do nothing;
    end $$;

  create function questions_found() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    declare one record;
    begin
      for one in select at, type = 'imported' as imported, array_agg(incident_id) as ids
        from added where seq = 1 group by 1, 2 order by 1
      loop perform questions_of_incidents(one.ids, one.at, one.imported); end loop;
      return null;
    end $$;
  create trigger questions_found after insert on incident_activity
    referencing new table as added for each statement execute function questions_found();

  create function question_of_incident_moved() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
    declare
      -- The author, or somebody for them, says that it is not done; a supplement of ours is something else.
      is_asked_again boolean := new.is_reopened
        and old.step in ('awaiting_author', 'done', 'archived')
        and new.step not in ('awaiting_author', 'done', 'archived')
        and exists (select from incident_activity step
          where step.incident_id = new.id and step.seq = new.activity_seq and step.type in ('reopen', 'follow_up'));
    begin
      update counted_question q set
        -- Another rule may give another moment; the Book keeps that it was late before.
        is_late = coalesce(case when i.answered_at is not null then i.answered_at > d.due_at
          when i.step in ('done', 'archived') then i.closed_at > d.due_at
          else q.is_late and d.due_at <= new.updated_at end, q.is_late),
        times_asked_again = q.times_asked_again + is_asked_again::int,
        changed_at = new.updated_at,
        ${INCIDENT_FACTS.map(([column, value]) => `${column} = ${value}`).join(',\n        ')}
      from (select new.*) i ${FIRST_ANSWER}
      where q.source = 'incident' and q.source_id = new.id;
      if not found then perform questions_of_incidents(array[new.id], new.updated_at, false); end if;
      return null;
    end $$;
  create trigger question_of_incident_moved after update on incident for each row
    when ((${watched('old')}) is distinct from (${watched('new')}))
    execute function question_of_incident_moved();

  create function question_due_moved() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update counted_question set due_at = new.due_at, is_late = is_late and new.due_at <= changed_at
      where source = 'incident' and source_id = new.incident_id and answered_at is null;
      return null;
    end $$;
  create trigger question_due_moved after update of due_at on incident_deadline for each row
    when (new.key = 'first_answer' and new.state = 'running' and old.due_at <> new.due_at)
    execute function question_due_moved();

  create function question_promised() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update counted_question set
        promises_made = told.made, promises_kept = told.kept, promises_moved = told.moved,
        promises_broken = told.broken, changed_at = coalesce(new.closed_at, new.made_at)
      from (select ${PROMISES_TOLD}
        from promise where incident_id = new.incident_id) told
      where source = 'incident' and source_id = new.incident_id
        and (promises_made, promises_kept, promises_moved, promises_broken)
          is distinct from (told.made, told.kept, told.moved, told.broken);
      return null;
    end $$;
  create trigger question_promised after insert or update of state on promise
    for each row execute function question_promised();

  create function question_of_chat() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into counted_question (source, source_id, network, municipality_code, taken_at, due_at, rule, is_late,
        answered_at, working_minutes, state, closed_at, changed_at)
      select 'chat', new.message_id, channel.network, chat.municipality_code, new.opened_at, new.due_at,
        new.rule_id || '/' || new.rule_version,
        coalesce(new.state = 'answered' and new.closed_at > new.due_at, false),
        case when new.state = 'answered' then new.closed_at end,
        case when new.state = 'answered' then extract(epoch from new.closed_at - new.opened_at)::int / 60 end,
        case new.state when 'dropped' then 'refused' else new.state end,
        case when new.state = 'answered' then new.closed_at end,
        coalesce(new.closed_at, new.opened_at)
      from chat join channel on channel.id = chat.channel_id where chat.id = new.chat_id
      on conflict (source, source_id) do update set
        due_at = excluded.due_at, rule = excluded.rule,
        is_late = case when excluded.answered_at is null then counted_question.is_late
          else coalesce(counted_question.answered_at, excluded.answered_at) > excluded.due_at end,
        -- A first answer stands, whichever message is linked later; a link that is taken away takes it along.
        answered_at = ${kept('answered_at')}, working_minutes = ${kept('working_minutes')},
        state = excluded.state, closed_at = ${kept('closed_at')}, changed_at = excluded.changed_at
      where (counted_question.due_at, counted_question.answered_at, counted_question.state)
        is distinct from (excluded.due_at, excluded.answered_at, excluded.state);
      return null;
    end $$;
  create trigger question_of_chat after insert or update on chat_question
    for each row execute function question_of_chat();

  create function question_of_livestream() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into counted_question (source, source_id, municipality_code, group_code, topic_code, agency_code, taken_at,
        answered_at, state, merged_into, changed_at)
      select 'livestream', new.id, stream.municipality_code, topic.group_code, new.topic_code, stream.agency_code,
        new.asked_at,
        -- Heard before it was typed in, or without a time code: it was answered when it was asked.
        case when new.state = 'answered_later' then greatest(new.asked_at, new.answered_later_at)
          when new.state in ('answered', 'partly')
            then greatest(new.asked_at, stream.started_at + make_interval(secs => new.time_code_s)) end,
        case when new.incident_id is not null then 'passed_on'
          when new.state in ('answered', 'answered_later', 'partly') then 'answered'
          when new.state in ('declined', 'aside') then 'refused'
          when new.state = 'folded' then 'merged' else 'open' end,
        new.folded_into_id, greatest(new.asked_at, new.answered_later_at,
          stream.started_at + make_interval(secs => new.time_code_s))
      from livestream stream
      left join lateral (select group_code from topic where code = new.topic_code limit 1) topic on true
      where stream.id = new.livestream_id
      on conflict (source, source_id) do update set
        municipality_code = excluded.municipality_code, group_code = excluded.group_code,
        topic_code = excluded.topic_code, answered_at = ${kept('answered_at')}, state = excluded.state,
        merged_into = excluded.merged_into, changed_at = excluded.changed_at
      where (counted_question.municipality_code, counted_question.topic_code, counted_question.answered_at, counted_question.state,
          counted_question.merged_into)
        is distinct from (excluded.municipality_code, excluded.topic_code, excluded.answered_at, excluded.state,
          excluded.merged_into);
      return null;
    end $$;
  create trigger question_of_livestream after insert or update on livestream_question
    for each row execute function question_of_livestream();

  -- What was asked before the ledger was there.
  insert into counted_question (source, source_id, taken_at, changed_at, is_imported, is_late,
    promises_made, promises_kept, promises_moved, promises_broken, ${COLUMNS})
  select 'incident', i.id, i.found_at, i.updated_at, true, coalesce(i.answered_at > d.due_at, false),
    told.made, told.kept, told.moved, told.broken, ${VALUES}
  from incident i ${FIRST_ANSWER}
  cross join lateral (select ${PROMISES_TOLD} from promise where incident_id = i.id) told
  order by i.number;
  update chat_question set state = state;
  update livestream_question set state = state;`

const RUMOUR_DIMENSIONS = 'municipality_code, topic_code, group_code'
const ofRumour = (row: string) =>
  `${row}.municipality_code, ${row}.topic_code, (select group_code from topic where code = ${row}.topic_code limit 1)`

function rumours(): string {
  return `
  create function measures_of_fake(f fake) returns table (measure text, day date, amount bigint)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
    declare
      noticed date := region_day(f.signalled_at);
      published date := region_day(f.published_at);
    begin
      return query select one.measure, one.day, one.amount from (values
        ('taken', noticed, (f.step <> 'dropped')::int::bigint),
        ('refused', noticed, (f.step = 'dropped')::int),
        ('checked', published, 1),
        ('found_false', published, (f.verdict = 'fake')::int),
        ('found_distorted', published, (f.verdict = 'distortion')::int),
        ('found_true', published, (f.verdict = 'true')::int),
        ('checked_in_time', published, (date_trunc('second', f.published_at) <= date_trunc('second', f.total_due_at))::int),
        ('check_minutes', published, extract(epoch from date_trunc('second', f.published_at) - date_trunc('second', f.signalled_at))::int / 60)
      ) one (measure, day, amount)
      where one.amount <> 0 and one.day is not null;
    end $$;

  create function rumour_counted() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into figure_change (day, measure, source, ${RUMOUR_DIMENSIONS}, change)
      select day, measure, 'rumour', ${RUMOUR_DIMENSIONS}, sum(amount) from (
        select one.day, one.measure, ${ofRumour('old')} as group_code, -one.amount as amount
        from measures_of_fake(old) one where tg_op = 'UPDATE' union all
        select one.day, one.measure, ${ofRumour('new')}, one.amount from measures_of_fake(new) one
      ) both_ways
      group by day, measure, ${RUMOUR_DIMENSIONS} having sum(amount) <> 0;
      if tg_op = 'INSERT' or (new.municipality_code, new.topic_code) is distinct from (old.municipality_code, old.topic_code)
        or (new.published_at is not null) <> (old.published_at is not null)
        or (new.step = 'dropped') <> (old.step = 'dropped') or new.verdict is distinct from old.verdict
          and new.published_at is not null then
        insert into question_change (kind, at, facts)
        values (${entryOfRumour('new')});
      end if;
      return null;
    end $$;
  create trigger rumour_counted after insert or update on fake for each row execute function rumour_counted();
  insert into figure_change (day, measure, source, ${RUMOUR_DIMENSIONS}, change)
  select one.day, one.measure, 'rumour', ${ofRumour('f')}, sum(one.amount)
  from fake f, measures_of_fake(f) one group by 1, 2, 3, 4, 5, 6;
  insert into question_change (kind, at, facts)
  select ${entryOfRumour('f')} from fake f order by f.number;`
}

function entryOfRumour(row: string): string {
  const facts = {
    ...{ rumour: 'number', municipality_code: 'municipality_code', topic_code: 'topic_code' },
    ...{ taken_at: 'signalled_at', due_at: 'total_due_at', published_at: 'published_at' },
  }
  const members = Object.entries(facts).map(([member, column]) => `'${member}', ${row}.${column}`)
  return `case when ${row}.step = 'dropped' then 'dropped' when ${row}.published_at is not null then 'checked'
      else 'noticed' end,
    coalesce(${row}.closed_at, ${row}.published_at, ${row}.signalled_at),
    jsonb_build_object('source', 'rumour', ${members.join(', ')},
      'verdict', case when ${row}.published_at is not null then ${row}.verdict end)`
}

function watched(row: string): string {
  return [
    ...[
      'network',
      'municipality_code',
      'group_code',
      'topic_code',
      'agency_code',
      'answered_at',
      'step',
      'kind',
    ],
    ...['repeat_no', 'is_repeat_confirmed', 'outcome', 'has_evidence', 'promise_due_at', 'satisfaction'],
    ...['closed_at', 'merged_into_id', 'handoffs', 'is_reopened', 'is_frozen', 'urgency', 'deadline_due_at'],
  ]
    .map((column) => `${row}.${column}`)
    .join(', ')
}
