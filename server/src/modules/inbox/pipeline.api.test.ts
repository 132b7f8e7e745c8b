import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { createPipelineDeps } from '../../main/workers.ts'
import { createDatabase, createPool } from '../../platform/database/db.ts'
import { processBatch } from './process-batch.ts'
import { importMessages } from './receiving/import-messages.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const messageOf = (externalId: string) =>
  desk.test.db
    .selectFrom('message')
    .selectAll()
    .where('externalId', '=', externalId)
    .executeTakeFirstOrThrow()
const versionsOf = async (externalId: string) => {
  const rows = await desk.test.db
    .selectFrom('messageVersion')
    .innerJoin('message', 'message.id', 'messageVersion.messageId')
    .select('messageVersion.text')
    .where('externalId', '=', externalId)
    .orderBy('messageVersion.capturedAt')
    .execute()
  return rows.map(({ text }) => text)
}
const countOf = async (table: 'message' | 'incident' | 'incidentActivity') => {
  const { count } = await desk.test.db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

it('makes one message and one incident of an event that two deliveries tell in other words', async () => {
  await desk.deliver({ id: 'm1', text: 'Нет воды на Мира, 5', at: '2026-11-24T08:00:00Z' })
  // Long poll and webhook tell the same event with ids of their own: only the natural key is the same.
  await desk.deliver({
    id: 'm1',
    text: 'Нет воды на Мира, 5',
    at: '2026-11-24T08:00:00Z',
    writtenBy: null,
    geo: { latitude: 1, longitude: 2 },
  })
  await desk.work()
  await desk.deliver({ id: 'm1', text: 'Нет воды на Мира, 5', at: '2026-11-24T08:00:01Z' })
  await desk.work()

  expect(await countOf('message')).toBe(1)
  expect(await countOf('incident')).toBe(1)
  expect(await versionsOf('m1')).toEqual([])
})

it('keeps the text that was there before an edit', async () => {
  await desk.deliver({ id: 'e1', text: 'Яма на Мира' })
  await desk.work()
  desk.passMs(60_000)
  await desk.deliver({ op: 'edited', id: 'e1', text: 'Яма на Мира, 5' })
  await desk.work()

  expect(await messageOf('e1')).toMatchObject({ text: 'Яма на Мира, 5', sourceState: 'edited' })
  expect(await versionsOf('e1')).toEqual(['Яма на Мира'])
})

it('takes an edit that comes before the creation', async () => {
  await desk.deliver({ op: 'edited', id: 'e2', text: 'новые слова про яму' })
  await desk.work()
  desk.passMs(1000)
  await desk.deliver({ id: 'e2', text: 'старые слова про яму' })
  await desk.work()

  expect(await messageOf('e2')).toMatchObject({ text: 'новые слова про яму', isCreationSeen: true })
  expect(await versionsOf('e2')).toEqual(['старые слова про яму'])
  expect(await desk.incidentOf('e2')).toMatchObject({ step: 'new' })
})

it('makes work of a message whose deletion came first, with its author and its side of the talk', async () => {
  await desk.deliver({ op: 'deleted', id: 'd1', author: 'page-1', authorKind: 'self' })
  await desk.work()
  expect(await countIncidentsOf('d1')).toBe(0)

  await desk.deliver({
    id: 'd1',
    text: 'Нет света',
    author: 'resident-d',
    geo: { latitude: 58, longitude: 33 },
  })
  await desk.work()

  // Its author has deleted it: that it was said is work, what was said is nobody's business.
  expect(await messageOf('d1')).toMatchObject({
    text: '',
    sourceState: 'deleted',
    direction: 'in',
    authorKind: 'person',
    geo: null,
  })
  const incident = await desk.incidentOf('d1')
  const card = await desk.test.as(desk.people.dispatcher).get(`/incidents/${incident.id}`)
  expect(card.json()).toMatchObject({
    title: 'Сообщение удалено автором',
    flags: { isSourceDeleted: true },
    thread: [{ direction: 'in', text: '' }],
  })
})

it('makes work of a message that was deleted and put back before its creation came', async () => {
  await desk.deliver({ op: 'deleted', id: 'd2' })
  await desk.deliver({ op: 'restored', id: 'd2', text: 'Нет тепла' })
  await desk.deliver({ id: 'd2', text: 'Нет тепла' })
  await desk.work()

  expect(await messageOf('d2')).toMatchObject({ text: 'Нет тепла', sourceState: 'alive' })
  expect(await countIncidentsOf('d2')).toBe(1)
})

it('shows what a message said before, also once it is deleted and put back', async () => {
  await desk.deliver({ id: 'd3', text: 'Первые слова' })
  await desk.deliver({ op: 'edited', id: 'd3', text: 'Вторые слова' })
  await desk.deliver({ op: 'deleted', id: 'd3' })
  await desk.deliver({ op: 'restored', id: 'd3', text: 'Вторые слова' })
  await desk.work()

  const { id } = await desk.incidentOf('d3')
  const card = await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)

  expect(card.json().thread).toMatchObject([{ text: 'Вторые слова', versions: [{ text: 'Первые слова' }] }])
})

async function countIncidentsOf(externalId: string): Promise<number> {
  const { incidentId } = await messageOf(externalId)
  return incidentId === null ? 0 : 1
}

it('does not double anything when two processes work on the same inbox', async () => {
  const before = await countOf('incident')
  for (let index = 0; index < 120; index += 1) {
    await desk.deliver({ id: `two-${index}`, text: `Яма ${index}`, author: `resident-two-${index}` })
  }
  const pool = createPool({ connectionString: desk.test.url }, { max: 4 })
  const other = createPipelineDeps({
    ...desk.test.product,
    context: { ...desk.test.context, db: createDatabase(pool) },
  })
  const ours = createPipelineDeps(desk.test.product)

  await Promise.all([other, ours, other, ours].map((deps) => processBatch(deps)))
  await desk.work()
  await pool.end()

  expect((await countOf('incident')) - before).toBe(120)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from message where external_id like 'two-%'`.execute(desk.test.db)
  expect(rows).toEqual([{ count: 120 }])
})

it('keeps a batch whole: a failure in the middle leaves no message behind', async () => {
  const before = { messages: await countOf('message'), activity: await countOf('incidentActivity') }
  await desk.deliver({ id: 'half', text: 'Нет автобуса' })
  const deps = createPipelineDeps(desk.test.product)
  const away = Object.assign(new Error('gone'), { code: '57P01' })

  const failing = processBatch({
    ...deps,
    async onArrivals(tx, arrivals) {
      await deps.onArrivals(tx, arrivals)
      throw away
    },
  })

  await expect(failing).rejects.toBe(away)
  expect({ messages: await countOf('message'), activity: await countOf('incidentActivity') }).toEqual(before)
  await desk.work()
  expect(await countOf('message')).toBe(before.messages + 1)
})

it('leaves a row alone that another process has done since a batch failed', async () => {
  const deps = createPipelineDeps(desk.test.product)
  await desk.deliver({ id: 'slow-1', text: 'Нет автобуса на Мира', author: 'resident-slow-1' })
  await desk.deliver({ id: 'slow-2', text: 'Нет автобуса на Садовой', author: 'resident-slow-2' })
  const told: string[][] = []

  await processBatch({
    ...deps,
    async onArrivals(tx, arrivals) {
      told.push(arrivals.map(({ message }) => message.externalId))
      if (told.length === 1) throw new Error('the batch fails')
      await deps.onArrivals(tx, arrivals)
      await desk.test.pool.query(
        "update raw_inbox set state = 'done' where id = (select max(id) from raw_inbox)",
      )
    },
  })

  expect(told).toEqual([['slow-1', 'slow-2'], ['slow-1']])
})

it('holds no more large deliveries at once than memory has room for', async () => {
  await desk.work()
  const body = Buffer.alloc(33 * 1024 * 1024)
  for (const dedupeKey of ['large1', 'large2', 'large3']) {
    const row = { channelId: desk.channel.id, dedupeKey, body, receivedAt: desk.test.clock.now }
    await desk.test.db.insertInto('rawInbox').values(row).execute()
  }
  const pipeline = createPipelineDeps(desk.test.product)
  expect(await processBatch(pipeline)).toBe(2)
  expect(await processBatch(pipeline)).toBe(1)
  expect(await processBatch(pipeline)).toBe(0)
})

/** As an administrator does, from a file. */
async function importAll(rows: readonly { id: string; text: string }[]) {
  const { db, context, clock } = desk.test
  const { connector } = desk.network
  const { network } = connector
  const account = { id: desk.channel.id, network, externalId: '1', tokens: {}, webhookSecret: null }
  await importMessages(Readable.from(rows.map((value, row) => ({ row, value }))), {
    ...{ db, vault: context.vault, account, connector, now: clock.now },
    ...{ signal: new AbortController().signal, onProgress: () => undefined },
  })
}

it('works on what a resident writes before a thousand imported messages, which go on', async () => {
  await desk.work()
  await importAll(
    Array.from({ length: 1000 }, (_, n) => ({ id: `imported-${n}`, text: `Яма на Мира, ${n}` })),
  )
  await desk.deliver({ id: 'live', text: 'На Садовой прорвало трубу', author: 'resident-live' })
  const pipeline = createPipelineDeps(desk.test.product)

  // One short turn takes what is live and the oldest of the import.
  expect(await processBatch(pipeline)).toBe(51)
  expect((await messageOf('live')).incidentId).not.toBeNull()
  expect(await messageOf('imported-49')).toMatchObject({ text: 'Яма на Мира, 49' })

  // Whoever delivers is not kept waiting for the import, nor the import stopped by who delivers.
  await desk.deliver({ id: 'live-2', text: 'И подвал заливает', author: 'resident-live' })
  expect(await processBatch(pipeline)).toBe(51)
  await desk.work()
  expect(await messageOf('imported-999')).toMatchObject({ text: 'Яма на Мира, 999' })
})

it('keeps the order within a thread that an import began and somebody goes on with', async () => {
  await desk.work()
  await importAll(Array.from({ length: 120 }, (_, n) => ({ id: `begun-${n}`, text: `Нет тепла, дом ${n}` })))
  await desk.deliver({ id: 'goes-on', thread: 'begun-99', parent: 'begun-99', text: 'Всё ещё нет' })
  await processBatch(createPipelineDeps(desk.test.product))

  const [begun, goesOn] = [await messageOf('begun-99'), await messageOf('goes-on')]
  expect(begun.incidentId).not.toBeNull()
  expect(goesOn.incidentId).toBe(begun.incidentId)
  expect(begun.id < goesOn.id).toBe(true)
})
