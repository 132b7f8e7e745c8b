/**
 * Writes a region's history into the tables by SQL in seconds: messages, incidents, deadlines and the chained
 * history.
 */
import type pg from 'pg'

/** The steps of a region after a year of work: most questions have ended. */
const STEP_SQL = `(case when n % 100 < 70 then 'done' when n % 100 < 78 then 'dismissed' when n % 100 < 82 then 'new'
  when n % 100 < 84 then 'distribution' when n % 100 < 88 then 'assigned' when n % 100 < 93 then 'in_progress'
  when n % 100 < 95 then 'approval' when n % 100 < 96 then 'postponed' else 'awaiting_author' end)`

/** Makes an id that grows with n, as UUIDv7 grows with time. */
const idSql = (kind: number) =>
  `(lpad(to_hex(1700000000000 + n::bigint * 300000), 12, '0') || '7000800${kind}' || lpad(to_hex(n), 12, '0'))::uuid`
const FOUND_AT = `(timestamptz '2026-11-24 09:00+03' - make_interval(mins => ($1 - n) * 5))`

/** Tells a filling by its first and last id, because ids grow with n. Those of a million reach past today, so the thread tells the rest. */
const IS_NEW = `i.id >= (select ${idSql(3)} from (select $1::int as n) first)
  and i.id <= (select ${idSql(3)} from (select $2::int as n) last) and i.thread_external_id like 'corpus-%'`

/** Makes the bytes that the product hashes: sorted keys, moments as JavaScript writes them. */
const HASH_SQL = `encode(sha256(convert_to(E'\\n{"actorId":null,"actorName":null,"at":"'
  || to_char(${FOUND_AT} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","details":{"messageId":"'
  || ${idSql(2)} || '","version":"v1"},"incidentId":"' || ${idSql(3)} || '","seq":1,"type":"found"}', 'UTF8')), 'hex')`

/** Makes the question of resident `n`: «дорога» is in every third, «тополь» in every 997th. */
export const TEXT_SQL = `(array['На улице','Во дворе','У школы','Возле магазина','По дороге к станции'])[1 + n % 5] || ' ' ||
  (array['Речной','Садовой','Вокзальной','Заречной','Луговой','Полевой','Школьной'])[1 + n % 7] || ', дом ' || (1 + n % 90) || ': ' ||
  (array['яма на дороге','не горит фонарь','не вывозят мусор','течёт труба','скользко и не посыпано','нет автобуса по расписанию'])[1 + n % 6] ||
  '. Когда исправят?' || case when n % 997 = 0 then ' Рядом аварийный тополь.' else '' end`

/** Writes rows of one resident's question each, numbered up to `size`; `from` continues a smaller corpus. */
export async function fillCorpus(pool: pg.Pool, channelId: string, size: number, from = 1): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local synchronous_commit = off')
    await client.query('set local statement_timeout = 0')
    await client.query(
      `insert into author (id, network, external_id, resolved_at)
       select ${idSql(1)}, 'vk', 'corpus-' || n, now() from generate_series($2::int, $1::int) n`,
      [size, from],
    )
    await client.query(MESSAGES, [size, channelId, from])
    await client.query(INCIDENTS, [size, channelId, from])
    await client.query(DEADLINES, [from, size])
    await client.query(ACTIVITIES, [from, size])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  await pool.query(
    'vacuum analyze message, incident, incident_search, incident_deadline, incident_activity, author',
  )
}

const MESSAGES = `
  insert into message (id, channel_id, network, surface, container, external_id, thread_external_id, direction,
    author_id, author_kind, text, version, captured_at, is_creation_seen, occurred_at, received_at, incident_id)
  select ${idSql(2)}, $2, 'vk', 'comment', 'vk:wall:-1_' || n % 5000, 'corpus-' || n, 'corpus-' || n, 'in',
    ${idSql(1)}, 'person', ${TEXT_SQL}, 'v1', ${FOUND_AT}, true, ${FOUND_AT}, ${FOUND_AT}, ${idSql(3)}
  from generate_series($3::int, $1::int) n`

const INCIDENTS = `
  with t as (select array_agg(code order by code) codes, array_agg(group_code order by code) groups from topic),
    p as (select array_agg(code order by code) codes from municipality),
    a as (select array_agg(code order by code) codes from agency where kind = 'administration')
  insert into incident (id, step, title, channel_id, network, surface, source_message_id, container,
    thread_external_id, author_id, topic_code, group_code, urgency, municipality_code, agency_code, found_at,
    registered_at, closed_at, updated_at, deadline_key, deadline_started_at, deadline_due_at, deadline_warn_at,
    deadline_clock, activity_seq, activity_hash)
  select ${idSql(3)}, step, left(${TEXT_SQL}, 80), $2, 'vk', 'comment', ${idSql(2)}, 'vk:wall:-1_' || n % 5000,
    'corpus-' || n, ${idSql(1)}, case when step = 'new' then null else t.codes[1 + n * 7 % cardinality(t.codes)] end,
    case when step = 'new' then null else t.groups[1 + n * 7 % cardinality(t.codes)] end,
    case when n % 20 = 0 then 'urgent' else 'normal' end, p.codes[1 + n * 13 % cardinality(p.codes)],
    case when step in ('new', 'distribution', 'dismissed') then null
      else a.codes[1 + n * 13 % cardinality(a.codes)] end,
    ${FOUND_AT}, ${FOUND_AT}, case when step = 'done' then ${FOUND_AT} + interval '2 days' end,
    ${FOUND_AT} + interval '2 days',
    case when is_open then key end, case when is_open then since end,
    case when is_open then since + interval '3 days' end,
    case when is_open then since + interval '2 days' end,
    case when is_open then 'calendar_hours' end, 1, ${HASH_SQL}
  from generate_series($3::int, $1::int) n, t, p, a,
    lateral (select ${STEP_SQL} as step) s,
    lateral (select step not in ('done', 'dismissed') as is_open,
      case step when 'new' then 'triage' when 'distribution' then 'distribution' when 'assigned' then 'take'
        when 'in_progress' then 'draft' when 'approval' then 'approval' when 'postponed' then 'final_answer'
        else 'author_silence' end as key,
      -- Silence that is over would close them while something is measured.
      case step when 'awaiting_author' then now() else ${FOUND_AT} end as since) d`

const DEADLINES = `
  insert into incident_deadline (id, incident_id, key, rule_id, rule_version, calendar_version, schedule_code,
    started_at, clock_limit, first_due_at, due_at, warn_at)
  select gen_random_uuid(), i.id, i.deadline_key, r.id, r.version, (select max(version) from calendar_version),
    (select code from schedule order by code limit 1), i.deadline_started_at,
    '{"clock":"calendar_hours","minutes":4320}', i.deadline_due_at, i.deadline_due_at, i.deadline_warn_at
  from incident i,
    lateral (select id, version from deadline_rule order by (key = i.deadline_key) desc, id limit 1) r
  where i.deadline_key is not null and ${IS_NEW}`

const ACTIVITIES = `
  insert into incident_activity (incident_id, seq, at, type, details, hash)
  select id, 1, found_at, 'found', jsonb_build_object('messageId', source_message_id, 'version', 'v1'), activity_hash
  from incident i where ${IS_NEW}`
