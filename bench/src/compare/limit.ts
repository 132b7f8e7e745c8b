/**
 * Measures the best that the same server can do: a question as five durable rows in tables with few indexes, written
 * by one statement; readings as one prepared statement each on Veche's tables, without rights. It uses `pg` alone and
 * no HTTP.
 */
import pg from 'pg'
import { composeText } from '../lib/webhook-client.ts'
import type { DatabaseServer } from './database-server.ts'
import { perSecond, type Times, timeCalls } from './pace.ts'
import { FREQUENT_WORD, RARE_WORD } from './rival.ts'

const SECONDS = 6
const WARM_UP_SECONDS = 1
const DATABASE = 'limits'

export type Limit = {
  ingestOne: number
  ingestEight: number
  list: Times
  searchFrequent: Times
  searchRare: Times
  card: Times
}

const TABLES = `
  create table raw (id bigserial primary key, k text unique, body text);
  create table message (id bigserial primary key, k text unique, text text,
    words tsvector generated always as (to_tsvector('russian', text)) stored, at timestamptz default now());
  create index on message using gin (words);
  create table incident (id bigserial primary key, message_id bigint, step text, due timestamptz);
  create index on incident (step, due);
  create table outbox (id bigserial primary key, incident_id bigint);
  create table history (id bigserial primary key, incident_id bigint, what jsonb)`

const QUESTION = {
  name: 'question',
  text: `
    with r as (insert into raw (k, body) values ($1, $2)),
      m as (insert into message (k, text) values ($1, $2) returning id),
      i as (insert into incident (message_id, step, due)
        select id, 'new', now() + interval '3 days' from m returning id),
      o as (insert into outbox (incident_id) select id from i)
    insert into history (incident_id, what) select id, '{"type":"found"}' from i`,
}

const IS_OPEN = `step not in ('done', 'dismissed', 'merged', 'archived')`
const BY_DEADLINE = `coalesce(deadline_due_at, '9999-12-31 00:00:00+00'::timestamptz), id`
const HAS_WORDS = `s.words @@ plainto_tsquery('russian', $1)`
const READINGS = {
  list: {
    text: `select * from incident where ${IS_OPEN} and municipality_code = $1 order by ${BY_DEADLINE} limit 50`,
    values: ['borovichi'],
  },
  searchFrequent: {
    text: `select i.* from incident i join incident_search s on s.incident_id = i.id
      where i.${IS_OPEN} and ${HAS_WORDS} order by ${BY_DEADLINE} limit 50`,
    values: [FREQUENT_WORD],
  },
  searchRare: {
    text: `select i.* from incident_search s join incident i on i.id = s.incident_id where ${HAS_WORDS} limit 50`,
    values: [RARE_WORD],
  },
}

export async function measureLimit(database: DatabaseServer): Promise<Limit> {
  await database.query('postgres', `create database ${DATABASE}`)
  await database.query(DATABASE, TABLES)
  await ingest(database, { width: 1, seconds: WARM_UP_SECONDS })
  const ingestOne = await ingest(database, { width: 1, seconds: SECONDS })
  const ingestEight = await ingest(database, { width: 8, seconds: SECONDS })
  const client = await connect(database.url('postgres', 'veche'))
  try {
    const { rows } = await client.query<{ id: string }>('select id from incident limit 1')
    const card = { text: 'select * from incident where id = $1', values: [rows[0]?.id] }
    const read = (name: string, query: { text: string; values: unknown[] }) =>
      timeCalls(() => client.query({ name, ...query }))
    return {
      ingestOne,
      ingestEight,
      list: await read('list', READINGS.list),
      searchFrequent: await read('frequent', READINGS.searchFrequent),
      searchRare: await read('rare', READINGS.searchRare),
      card: await read('card', card),
    }
  } finally {
    await client.end()
  }
}

let asked = 0

async function ingest(
  database: DatabaseServer,
  { width, seconds }: { width: number; seconds: number },
): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: width }, () => connect(database.url('postgres', DATABASE))),
  )
  const asks = clients.map((client) => () => {
    asked += 1
    return client.query({ ...QUESTION, values: [`k${asked}`, composeText(asked)] })
  })
  const rate = await perSecond(asks, seconds)
  await Promise.all(clients.map((client) => client.end()))
  return rate
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  // A server that ends reports it on every connection, and nobody else listens for that.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
