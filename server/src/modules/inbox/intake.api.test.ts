import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { fakeBody } from '../../../test/networks/fake-connector.ts'
import { createPipelineDeps } from '../../main/workers.ts'
import { findRawBody } from './raw/raw-inbox.repository.ts'
import { createRawWriter } from './raw/raw-writer.ts'

let desk: Desk
let channelUrl: string
beforeAll(async () => {
  desk = await openDesk()
  channelUrl = `/in/vk/${desk.channel.path}`
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.test.owner.deleteFrom('rawInbox').execute()
})

const countRows = async () => {
  const { count } = await desk.test.db
    .selectFrom('rawInbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
const post = (url: string, payload: Buffer | string, headers: Record<string, string> = {}) =>
  desk.test.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'x-secret': desk.channel.secret, ...headers },
  })

it('says ok in the words of the network once the delivery is stored as it came', async () => {
  const body = fakeBody([{ id: '1', text: 'Яма на дороге' }])

  const response = await post(channelUrl, body, { 'content-type': 'application/json' })

  expect(response).toMatchObject({ statusCode: 200, body: 'ok' })
  const rows = await desk.test.db.selectFrom('rawInbox').selectAll().execute()
  expect(rows).toMatchObject([{ state: 'new', channelId: desk.channel.id, receivedAt: desk.test.clock.now }])
  expect(await findRawBody(desk.test.db, desk.test.context.vault, rows[0]!.id)).toEqual(body)
})

it('does not say ok before the commit', async () => {
  const client = await desk.test.pool.connect()
  await client.query('begin')
  await client.query('lock table raw_inbox in share mode')
  let isAnswered = false
  const answer = desk.deliver({ id: 'waits', text: 'x' }).then((status) => {
    isAnswered = true
    return status
  })
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(isAnswered).toBe(false)

  await client.query('commit')
  client.release()

  expect(await answer).toBe(200)
  expect(await countRows()).toBe(1)
})

it('stores a delivery once, however often it is repeated', async () => {
  for (let time = 0; time < 5; time += 1) expect(await desk.deliver({ id: '2', text: 'Нет света' })).toBe(200)

  expect(await countRows()).toBe(1)
})

it('stores a delivery once when twenty copies of it come at the same moment', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 20 }, () => desk.deliver({ id: '3', text: 'Тьма' })),
  )

  expect(statuses).toEqual(Array.from({ length: 20 }, () => 200))
  expect(await countRows()).toBe(1)
})

it('stores a delivery once when two processes take it in', async () => {
  const writers = [
    createRawWriter({ db: desk.test.db, vault: desk.test.context.vault }),
    createRawWriter({ db: desk.test.db, vault: desk.test.context.vault }),
  ]
  const row = (key: number) => ({
    channelId: desk.channel.id,
    dedupeKey: `event-${key}`,
    body: fakeBody([]),
    receivedAt: desk.test.clock.now,
  })

  await Promise.all(
    Array.from({ length: 200 }, (_, index) => writers[index % 2]!.write([row(index % 40), row(index % 20)])),
  )

  expect(await countRows()).toBe(40)
})

it('does not lose what came beside a delivery that cannot be stored', async () => {
  const writer = createRawWriter({ db: desk.test.db, vault: desk.test.context.vault })
  const row = (dedupeKey: string) => ({
    channelId: desk.channel.id,
    dedupeKey,
    body: fakeBody([]),
    receivedAt: desk.test.clock.now,
  })

  const ends = await Promise.allSettled([
    writer.write([row('first')]),
    writer.write([row('good')]),
    writer.write([row('bad\u0000key')]),
    writer.write([row('another')]),
  ])

  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(await countRows()).toBe(3)
})

describe('where the process works on messages too', () => {
  const services = () => createPipelineDeps(desk.test.product)
  const row = (id: string, text = 'Яма на улице Мира, 5') => ({
    channelId: desk.channel.id,
    dedupeKey: id,
    body: fakeBody([{ id, text, author: id, at: desk.test.clock.now.toISOString() }]),
    receivedAt: desk.test.clock.now,
  })
  const create = (changes: object = {}) =>
    createRawWriter({
      ...{ db: desk.test.db, vault: desk.test.context.vault },
      services: { ...services(), ...changes },
    })
  const statesOf = async () => {
    const rows = await desk.test.db.selectFrom('rawInbox').select('state').orderBy('id').execute()
    return rows.map(({ state }) => state)
  }

  it('a delivery is an incident when its network is answered, by one commit and four turns', async () => {
    await create().write([row('begun')])
    const { texts, turns } = await watchTurns(() => create().write([row('at-once')]))

    expect(await desk.incidentOf('at-once')).toMatchObject({ step: 'new' })
    expect(await statesOf()).toEqual(['done', 'done'])
    expect(texts.filter((text) => text === 'commit')).toHaveLength(1)
    expect(turns).toBeLessThanOrEqual(4)
  })

  it('is kept when the work on it fails, and the pipeline finds the one at fault', async () => {
    const onArrivals = () => Promise.reject(new Error('broken'))
    await create({ onArrivals }).write([row('kept')])
    expect(await statesOf()).toEqual(['new'])
    await desk.work()
    expect(await desk.incidentOf('kept')).toMatchObject({ step: 'new' })
  })

  it('waits for the pipeline while another process works, and tells it', async () => {
    await desk.test.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('veche.inbox'))`.execute(tx)
      await create().write([row('waits')])
    })
    expect(await statesOf()).toEqual(['new'])
    await desk.work()
    expect(await desk.incidentOf('waits')).toMatchObject({ step: 'new' })
  })

  it('takes what waits before it first, and stores a repeat once', async () => {
    await createRawWriter({ db: desk.test.db, vault: desk.test.context.vault }).write([row('older')])
    const writer = create()
    await Promise.all([
      writer.write([row('newer')]),
      writer.write([row('newer')]),
      writer.write([row('newer')]),
    ])
    expect(await statesOf()).toEqual(['done', 'done'])
    const [older, newer] = [await desk.incidentOf('older'), await desk.incidentOf('newer')]
    expect(older.number).toBeLessThan(newer.number)
  })
})

/** A turn begins where the connection of the transaction has nothing under way: what was said before is answered. */
async function watchTurns(work: () => Promise<void>): Promise<{ texts: string[]; turns: number }> {
  const plain: (...said: unknown[]) => Promise<unknown> = pg.Client.prototype.query
  const said: { client: unknown; text: string; isTurn: boolean }[] = []
  const underWay = new Map<unknown, number>()
  const count = (client: unknown) => underWay.get(client) ?? 0
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    said.push({ client: this, text: textOf(asked[0]), isTurn: count(this) === 0 })
    underWay.set(this, count(this) + 1)
    return plain.apply(this, asked).finally(() => underWay.set(this, count(this) - 1))
  } as never)
  await work()
  vi.restoreAllMocks()
  const { client } = said.find(({ text }) => text === 'commit') ?? { client: null }
  const own = said.filter((one) => one.client === client)
  return { texts: own.map(({ text }) => text), turns: own.filter(({ isTurn }) => isTurn).length }
}

function textOf(config: unknown): string {
  return typeof config === 'string' ? config : String(Reflect.get(Object(config), 'text'))
}

it.each([
  ['a wrong secret', () => post(channelUrl, fakeBody([{ id: '4' }]), { 'x-secret': 'guess' }), 403],
  ['no secret', () => post(channelUrl, fakeBody([{ id: '4' }]), { 'x-secret': '' }), 403],
  ['an unknown address', () => post('/in/vk/guess', fakeBody([{ id: '4' }])), 404],
  ['an address of another network', () => post(`/in/telegram/${desk.channel.path}`, fakeBody([])), 404],
  ['a network nobody knows', () => post(`/in/%00/${desk.channel.path}`, fakeBody([])), 404],
  ['a body over a megabyte', () => post(channelUrl, Buffer.alloc(1024 * 1024 + 1, 'a')), 413],
])('refuses %s and stores nothing', async (_name, send, status) => {
  const response = await send()

  expect(response.statusCode).toBe(status)
  expect(await countRows()).toBe(0)
})

it.each([
  ['bytes that are no text', Buffer.from([0, 255, 254, 0])],
  ['an empty body', Buffer.alloc(0)],
  ['half a body', Buffer.from('{"events":[')],
])('keeps %s of the right sender for a look by a person', async (_name, payload) => {
  const response = await post(channelUrl, payload)

  expect(response.statusCode).toBe(200)
  expect(await countRows()).toBe(1)
})

it('leaves the pace of repeats to the network while the database is away', async () => {
  const client = await desk.test.pool.connect()
  await client.query('begin')
  await client.query('lock table raw_inbox in share mode')
  const answer = post(channelUrl, fakeBody([{ id: 'away', text: 'Нет воды' }]))
  await new Promise((resolve) => setTimeout(resolve, 150))

  await client.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  await client.query('rollback')
  client.release()

  const response = await answer
  expect(response.statusCode).toBe(503)
  expect(response.headers).not.toHaveProperty('retry-after')
})
