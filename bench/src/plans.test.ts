/** Costs must not grow with history: what people of an agency open is never answered by reading a whole table. */
import { DAY_MS } from '@veche/contract/durations.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../server/src/modules/access/index.ts'
import { readHistory } from '../../server/src/modules/live/index.ts'
import { continueDryRuns } from '../../server/src/modules/portal/rules/index.ts'
import { listChanged } from '../../server/src/modules/public-page/register/register.repository.ts'
import { createPool, poolsOf } from '../../server/src/platform/database/db.ts'
import { buildActor, saveChannel } from '../../server/test/factories.ts'
import { startTestApp, type TestApp } from '../../server/test/test-app.ts'
import { fillCorpus } from './corpus.ts'

const CORPUS = 20_000
const AGENCY = 'administration-borovichi'
const scope = { kind: 'agency', code: AGENCY } as const
const coordinator = buildActor({ role: 'coordinator', scope })
const executor = buildActor({ role: 'executor', scope })
const territory = buildActor({
  role: 'coordinator',
  scope: { kind: 'municipality', code: 'borovichi' },
})
const dispatcher = buildActor({ role: 'dispatcher' })

let test: TestApp
let admin: pg.Client
beforeAll(async () => {
  test = await startTestApp()
  const channel = await saveChannel(test.context, { municipalityCode: 'borovichi' })
  const owner = createPool({ connectionString: test.ownerUrl }, { max: 1 })
  await fillCorpus(owner, channel.id, CORPUS)
  // «Частая» is the street of every fifth question, «Тополиная» of some of the oldest.
  await owner.query(`update incident set address = address || jsonb_build_object('street',
    case when number < oldest + 40 then 'Тополиная ул.' else 'Частая ул.' end)
    from (select min(number) as oldest from incident) first where number < oldest + 40 or number % 5 = 0`)
  // Of roads every question says a pole of five hundred, every second how deep.
  await owner.query(`insert into own_field (code, name, kind, group_codes, position) values
    ('pole', 'Номер опоры', 'line', '{roads}', 1), ('depth', 'Глубина', 'number', '{roads}', 2)`)
  await owner.query(`insert into own_field_value (incident_id, field_code, text_value)
    select id, 'pole', 'П-' || number % 500 from incident where group_code = 'roads'`)
  await owner.query(`insert into own_field_value (incident_id, field_code, number_value)
    select id, 'depth', number % 1000 from incident where group_code = 'roads' and number % 2 = 0`)
  await owner.query('vacuum analyze incident, register_search, own_field_value')
  await owner.end()
  admin = new pg.Client({ connectionString: test.ownerUrl })
  await admin.connect()
}, 120_000)
afterAll(async () => {
  await admin.end()
  await test.close()
})

/** Counters reach the statistics once a second at most, so every session is told not to wait. */
async function countFullReads(): Promise<Record<string, number>> {
  const pools = poolsOf(test.db, test.pool)
  const sessions = await Promise.all(
    pools.flatMap((pool) => Array.from({ length: pool.options.max }, () => pool.connect())),
  )
  for (const session of sessions) {
    await session.query('select pg_stat_force_next_flush()')
    session.release()
  }
  await admin.query('select pg_stat_clear_snapshot()')
  const { rows } = await admin.query<{ relname: string; seq_scan: string }>(
    `select relname, seq_scan from pg_stat_user_tables where relname in ('incident', 'message', 'incident_activity', 'incident_search', 'register_search', 'own_field_value')`,
  )
  return Object.fromEntries(rows.map(({ relname, seq_scan }) => [relname, Number(seq_scan)]))
}

const card = async () => {
  const { rows } = await admin.query<{ id: string }>(
    `select id from incident where agency_code = $1 and step = 'in_progress' limit 1`,
    [AGENCY],
  )
  return `/incidents/${rows[0]?.id}`
}

it.each<[string, Actor, () => Promise<string>]>([
  ['the work in progress', executor, async () => '/incidents?queue=in_progress'],
  ['my work', executor, async () => '/incidents?queue=mine'],
  ['what is done, newest first', coordinator, async () => '/incidents?queue=done'],
  ['everything', coordinator, async () => '/incidents'],
  ['everything in the region', dispatcher, async () => '/incidents'],
  [
    'two filters',
    coordinator,
    async () => '/incidents?queue=done&groupCode=roads&municipalityCode=borovichi',
  ],
  ...[
    'flag=frozen',
    'flag=unread&urgent=true',
    'tag=школа',
    'late=true&network=telegram',
    'satisfaction=dissatisfied&outcome=not_solved',
    'dismissReason=spam&queue=dismissed',
    'foundFrom=2026-11-01T00:00:00Z&topicCode=roads.potholes',
    'agencyCode=administration-valday&municipalityCode=borovichi',
    'repeatFrom=3&membersFrom=2',
    'assigneeId=me&flag=promise',
    'step=done,dismissed&severity=5',
  ].map((query): [string, Actor, () => Promise<string>] => [
    `?${query}`,
    dispatcher,
    async () => `/incidents?${encodeURI(query)}`,
  ]),
  ...[
    'ownFields=pole:п-7',
    'ownFields=depth~3..9',
    'ownFields=pole:п-7|п-8;depth~1..500&queue=done',
    'ownFields=depth!&queue=in_progress',
    'ownFields=pole:нет такой',
  ].flatMap((query): [string, Actor, () => Promise<string>][] => [
    [`?${query} within an agency`, coordinator, async () => `/incidents?${encodeURI(query)}`],
    [`?${query} in the region`, dispatcher, async () => `/incidents?${encodeURI(query)}`],
  ]),
  ['saved views with counts', dispatcher, async () => '/views/counts'],
  ...[
    'search=тополь',
    'search=дорога',
    'search=тополь дорога',
    'search=самовар',
    'search=помойка',
    'search=таполь&queue=in_progress',
    'search="тополь"',
    'search=дорога&queue=in_progress',
    'search=дорога&queue=done&groupCode=roads',
    'search=тополь&municipalityCode=borovichi&topicCode=roads.potholes',
    'search=дорога&flag=frozen',
  ].flatMap((query): [string, Actor, () => Promise<string>][] => [
    [`?${query} within an agency`, coordinator, async () => `/incidents?${encodeURI(query)}`],
    [`?${query} in the region`, dispatcher, async () => `/incidents?${encodeURI(query)}`],
  ]),
  ['the counters', coordinator, async () => '/incidents/counters'],
  ['the counters of an executor', executor, async () => '/incidents/counters'],
  ['bursts in the region', dispatcher, async () => '/incidents/bursts'],
  ['bursts of a municipality', territory, async () => '/incidents/bursts'],
  ['those of a burst', dispatcher, async () => (await card()).replace('/incidents/', '/incidents?id=')],
  ['my day', executor, async () => '/today'],
  ['the day of a coordinator', coordinator, async () => '/today'],
  ['the day of a dispatcher', dispatcher, async () => '/today'],
  ['what was done in networks', dispatcher, async () => '/network-acts'],
  ['a card', executor, card],
  ['the history of a card', executor, async () => `${await card()}/activity`],
])('reads no table whole for %s', async (_name, actor, findUrl) => {
  const url = await findUrl()
  // The first request makes the user and the token.
  await test.as(actor).get('/me')
  const before = await countFullReads()

  const response = await test.as(actor).get(url)

  expect(response.statusCode).toBe(200)
  expect(await countFullReads()).toEqual(before)
})

it.each([
  'search=тополиная',
  'search=частая',
  'search=частая&before=9000',
  'search=частая тополиная',
  'search=частая&place=valday&state=done',
  'search=дорог',
  'search=нетакогослова',
])('reads no table whole for the open register: %s', async (query) => {
  const open = (asked: string) => test.app.inject({ url: `/open/problems?${encodeURI(asked)}` })
  // Its map counts all that stands, and is kept.
  await open('')
  const before = await countFullReads()

  const page = await open(query)

  expect(page.statusCode).toBe(200)
  expect(page.body.includes('Тополиная')).toBe(query === 'search=тополиная')
  expect(await countFullReads()).toEqual(before)
})

it('reads no table whole for what has changed for a subscriber', async () => {
  const { rows } = await admin.query<{ at: Date }>('select max(changed_at) as at from register_search')
  const until = rows[0]?.at ?? new Date()
  const after = new Date(until.getTime() - 10 * DAY_MS)
  const asked = { municipalityCode: 'valday', groupCode: null, after, until, limit: 1000 }
  const before = await countFullReads()

  expect((await listChanged(test.db, asked)).length).toBeGreaterThan(0)

  expect(await countFullReads()).toEqual(before)
})

it('reads no table whole to tell programs of others what happened', async () => {
  // The first reading saves the place.
  await readHistory(test.context)
  const before = await countFullReads()

  await readHistory(test.context)

  expect(await countFullReads()).toEqual(before)
})

it('reads no table whole for a rule that is tried over the past', async () => {
  const moderator = test.as(buildActor({ role: 'moderator' }))
  const rule = {
    ...{ name: 'Проба', events: ['appeared', 'step_changed', 'deadline_late'], asksFirst: false },
    ...{ conditions: [], acts: [{ does: 'tag', tags: ['проба'] }], hourlyBudget: 100 },
  }
  const { id } = (await moderator.post('/rules', rule)).json()
  const before = await countFullReads()

  await moderator.post('/rules/preview', rule)
  await moderator.post(`/rules/${id}/dry-run`)
  const job = test.jobs.find(({ name }) => name === 'rules.dry_run')
  await continueDryRuns(test.context, [String(job?.payload.runId)])

  expect((await moderator.get(`/rules/${id}`)).json().dryRun).toMatchObject({ state: 'done' })
  expect(await countFullReads()).toEqual(before)
})

it('writes and plans with few indexes of an incident', async () => {
  const { rows } = await admin.query(`select indexname from pg_indexes where tablename = 'incident'`)
  expect(rows.length).toBeLessThanOrEqual(30)
})

it('would notice a table that is read whole', async () => {
  const before = await countFullReads()

  await test.pool.query(`select count(*) from incident where title like '%тополь%'`)

  expect(await countFullReads()).not.toEqual(before)
})
