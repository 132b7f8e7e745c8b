/**
 * Measures «Сегодня» and what the portal finds by words in a region of three thousand employees, five thousand articles
 * and a million questions, each with work of their own.
 */
import { ArticlesResponse } from '@veche/contract/portal/knowledge.ts'
import { TodayResponse } from '@veche/contract/portal/today.ts'
import { createEmployee } from '../lib/installation.ts'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { growTo } from './bulk.ts'
import { measure } from './measure.ts'
import { MILLION } from './million.ts'
import type { Stage } from './stage.ts'

const EMPLOYEES = 3_000
const ARTICLES = 5_000
const AGENCY = 'administration-borovichi'
const TARGET_MS = 50
const SEARCH_TARGET_MS = 80
const ROUNDS = 8
/** As a person asks: a frequent word, two of them, one misspelt, one in the wrong layout, and none that is there. */
const ASKED = ['вода', 'яма на дороге', 'мусар', 'djlf', 'квазар'] as const

export async function benchToday(stage: Stage): Promise<BenchRow[]> {
  await growTo(stage, MILLION)
  await employ(stage)
  await multiplyArticles(stage)
  await stage.restart()
  await measure(stage, '/articles?limit=1', (body) => {
    const { count } = ArticlesResponse.parse(body)
    if (count < ARTICLES) throw new Error(`${count} articles of ${ARTICLES}`)
  })
  const ofBody = `agency:${AGENCY}`
  const people = [
    ['an executor', await employOne(stage, 'executor', ofBody)],
    ['a coordinator', await employOne(stage, 'coordinator', ofBody)],
    ['a dispatcher', stage.tokens.dispatcher],
    ['a moderator', stage.tokens.moderator],
  ] as const
  const rows: BenchRow[] = []
  const all: number[] = []
  for (const [who, token] of people) {
    const tookMs: number[] = []
    let shown = 0
    for (let round = 0; round < ROUNDS; round += 1)
      tookMs.push(
        ...(await measure(
          stage,
          '/today',
          (body) => {
            shown = TodayResponse.parse(body).items.length
          },
          token,
        )),
      )
    console.error(`today of ${who}: ${shown} things`)
    all.push(...tookMs)
    rows.push(row(`1M: today of ${who}: p95`, percentile(tookMs, 0.95), null))
  }
  return [
    ...rows,
    row('1M: today: p95', percentile(all, 0.95), TARGET_MS),
    await timeFinding(stage, 'articles', '/articles?search='),
    await timeFinding(stage, 'rooms', '/found?words='),
  ]
}

async function timeFinding(stage: Stage, name: string, path: string): Promise<BenchRow> {
  const all: number[] = []
  for (const words of ASKED)
    for (let round = 0; round < ROUNDS; round += 1)
      all.push(...(await measure(stage, path + encodeURIComponent(words))))
  return row(`1M: ${name} by words: p95`, percentile(all, 0.95), SEARCH_TARGET_MS)
}

const row = (name: string, value: number, target: number | null): BenchRow => ({
  ...{ name, value, unit: 'ms', target, better: 'less' },
})

/** Those that ship, again and again under other names: of one subject there are as many as in no region. */
async function multiplyArticles({ pool }: Stage): Promise<void> {
  const statements = [
    `insert into article (id, code, newest_no, published_no, created_at, changed_at)
      select gen_random_uuid(), code || '-bench-' || n, 1, 1, created_at, changed_at
      from (select * from article where code not like '%-bench-%' and published_no is not null) shipped,
        generate_series(1, ${ARTICLES} / (select count(*) from article)) n on conflict do nothing`,
    `insert into article_version (article_id, version_no, content, written_by_name, written_at)
      select copy.id, 1, version.content, version.written_by_name, version.written_at
      from article copy
      join article shipped on shipped.code = regexp_replace(copy.code, '-bench-\\d+$', '')
      join article_version version on version.article_id = shipped.id and version_no = shipped.published_no
      where copy.code like '%-bench-%' on conflict do nothing`,
    'vacuum analyze article, article_version',
  ]
  for (const statement of statements) await pool.query(statement)
}

/** Work that is open goes to people in turn; what waits for a yes has a text, and what has ended had one. */
async function employ({ pool }: Stage): Promise<void> {
  const people = `(select array_agg(id order by id) as ids from app_user where id like 'employee-%') people`
  const statements = [
    `insert into app_user (id, name, email)
      select 'employee-' || n, 'Служащий ' || n, 'employee-' || n || '@bench.example'
      from generate_series(1, ${EMPLOYEES}) n on conflict do nothing`,
    `insert into role_grant (id, user_id, role, scope_kind, scope_code)
      select gen_random_uuid(), 'employee-' || n, case when n % 20 = 0 then 'coordinator' else 'executor' end,
        'agency', codes[1 + n % cardinality(codes)]
      from generate_series(1, ${EMPLOYEES}) n,
        (select array_agg(code order by code) as codes from agency where kind = 'administration') body
      on conflict do nothing`,
    `update incident set assignee_id = ids[1 + number % cardinality(ids)] from ${people}
      where step in ('assigned', 'in_progress', 'rework', 'postponed') and number % 50 > 0`,
    `insert into answer_version (incident_id, version_no, kind, text, author_id, author_name, created_at,
        outcome, decided_by, decided_by_name, decided_at, outcome_said)
      select incident.id, 1, 'final', 'Здравствуйте! Сделано.', ids[1 + number % cardinality(ids)], 'Служащий',
        found_at + interval '1 day', case when step = 'done' then 'approved' end,
        case when step = 'done' then ids[1 + (number + 1) % cardinality(ids)] end,
        case when step = 'done' then 'Служащий' end,
        case when step = 'done' then found_at + interval '2 days' end, 'solved'
      from incident, ${people} where step in ('done', 'approval') on conflict do nothing`,
    `insert into incident_note (id, incident_id, author_id, author_name, text, mentions, created_at)
      select gen_random_uuid(), incident.id, ids[1 + number % cardinality(ids)], 'Служащий', 'Посмотрите',
        array[ids[1 + (number + 7) % cardinality(ids)]], found_at + interval '1 hour'
      from incident, ${people} where number % 10 = 0`,
    'vacuum analyze incident, answer_version, incident_note, role_grant, app_user',
  ]
  for (const statement of statements) await pool.query(statement)
}

/** Somebody with as much of their own as others have, by a token. */
async function employOne(stage: Stage, role: 'executor' | 'coordinator', scope: string): Promise<string> {
  const login = `today-${role}`
  const token = await createEmployee(stage.env, { role, login, scope })
  await stage.pool.query(
    `update incident set assignee_id = (select id from app_user where email = $1)
      where id in (select id from incident where agency_code = $2 and step in ('assigned', 'in_progress')
        and found_at > timestamptz '2026-07-01'
        and assignee_id not in (select id from app_user where email like 'today-%') order by id limit 40)`,
    [`${login}@bench.example`, AGENCY],
  )
  return token
}
