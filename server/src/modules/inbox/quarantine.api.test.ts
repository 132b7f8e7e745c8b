import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { createPipelineDeps } from '../../main/workers.ts'
import { type PipelineDeps, processBatch } from './process-batch.ts'

let desk: Desk
let deps: PipelineDeps
beforeAll(async () => {
  desk = await openDesk()
  deps = createPipelineDeps(desk.test.product)
})
afterAll(() => desk.close())

const rawRows = () =>
  desk.test.db.selectFrom('rawInbox').select(['id', 'state', 'attempts', 'errorCode']).orderBy('id').execute()
const endPauses = () =>
  sql`update raw_inbox set lease_until = now() - interval '1 second' where lease_until is not null`.execute(
    desk.test.db,
  )
const quarantine = async () => {
  const response = await desk.test.as(desk.people.administrator).get('/inbox/quarantine')
  return response.json().items
}
const decide = (id: string, decision: string, actor = desk.people.administrator) =>
  desk.test.as(actor).post(`/inbox/quarantine/${id}`, { decision })

/** A handler that one message always breaks. */
function breaking(
  externalId: string,
  error: () => Error = () => new TypeError('no such field'),
): PipelineDeps {
  return {
    ...deps,
    async onArrivals(tx, arrivals) {
      if (arrivals.some(({ message }) => message.externalId === externalId)) throw error()
      await deps.onArrivals(tx, arrivals)
    },
  }
}

it('sets bytes aside that nobody can read, tells why, and goes on with the rest', async () => {
  await desk.deliver({ id: 'before', text: 'Яма на дороге', author: 'q-1' })
  await desk.test.app.inject({
    method: 'POST',
    url: `/in/vk/${desk.channel.path}`,
    headers: { 'x-secret': desk.channel.secret },
    payload: 'no json at all',
  })
  await desk.deliver({ id: 'after', text: 'Нет света', author: 'q-2' })

  await desk.work()

  expect((await rawRows()).map(({ state }) => state)).toEqual(['done', 'quarantined', 'done'])
  expect(await desk.incidentOf('after')).toMatchObject({ step: 'new' })
  expect(await quarantine()).toMatchObject([
    { channelId: desk.channel.id, errorCode: 'fake.unreadable', attempts: 1, sizeBytes: 14 },
  ])
})

it('shows the quarantine to the administrator only, and never its words', async () => {
  for (const actor of [desk.people.dispatcher, desk.people.moderator, desk.people.head]) {
    expect((await desk.test.as(actor).get('/inbox/quarantine')).statusCode).toBe(403)
    expect((await decide('1', 'discard', actor)).statusCode).toBe(403)
  }
  expect(JSON.stringify(await quarantine())).not.toContain('no json')
})

it('sets a message aside after five tries that always fail; the others are done at the first', async () => {
  const broken = breaking('poison')
  await desk.deliver({ id: 'good-1', text: 'Течёт крыша', author: 'q-3' })
  await desk.deliver({ id: 'poison', text: 'Ломает', author: 'q-4' })
  await desk.deliver({ id: 'good-2', text: 'Не вывезли мусор', author: 'q-5' })

  await processBatch(broken)
  expect(await desk.incidentOf('good-1')).toMatchObject({ step: 'new' })
  expect(await desk.incidentOf('good-2')).toMatchObject({ step: 'new' })
  expect((await rawRows()).slice(-3)).toMatchObject([
    { state: 'done' },
    { state: 'new', attempts: 1, errorCode: 'inbox.failed:TypeError' },
    { state: 'done' },
  ])
  expect(await processBatch(broken)).toBe(0)

  for (let time = 0; time < 4; time += 1) {
    await endPauses()
    await processBatch(broken)
  }
  expect((await rawRows()).at(-2)).toMatchObject({ state: 'quarantined', attempts: 5 })
  const written = await desk.test.db
    .selectFrom('message')
    .select('id')
    .where('externalId', '=', 'poison')
    .execute()
  expect(written).toEqual([])
})

it('comes back by itself once what broke it is mended', async () => {
  const broken = breaking('for-a-while')
  await desk.deliver({ id: 'for-a-while', text: 'Нет тепла', author: 'q-6' })
  await processBatch(broken)
  await endPauses()

  await desk.work()

  expect(await desk.incidentOf('for-a-while')).toMatchObject({ step: 'new' })
})

it('counts no try when it is the database that is away', async () => {
  const away = breaking('away', () => Object.assign(new Error('terminating'), { code: '57P01' }))
  await desk.deliver({ id: 'away', text: 'Нет газа', author: 'q-7' })

  await expect(processBatch(away)).rejects.toThrow('terminating')

  expect((await rawRows()).at(-1)).toMatchObject({ state: 'new', attempts: 0 })
  await desk.work()
})

it('lets the administrator try once more or discard, once, and writes it into the journal', async () => {
  const [poisoned, unreadable] = await quarantine()
  expect((await decide(poisoned.id, 'retry')).statusCode).toBe(200)
  expect((await decide(unreadable.id, 'discard')).statusCode).toBe(200)

  await desk.work()

  expect(await desk.incidentOf('poison')).toMatchObject({ step: 'new' })
  expect(await quarantine()).toEqual([])
  expect((await rawRows()).map(({ state }) => state)).toContain('discarded')
  const journal = await desk.test.db
    .selectFrom('journal')
    .selectAll()
    .where('objectType', '=', 'raw_message')
    .orderBy('id')
    .execute()
  expect(journal).toMatchObject([
    { action: 'inbox.retry', objectId: poisoned.id, actorId: desk.people.administrator.id },
    { action: 'inbox.discard', objectId: unreadable.id },
  ])
  const again = await decide(poisoned.id, 'retry')
  expect(again.statusCode).toBe(404)
  expect(again.json().code).toBe('inbox.item_not_found')
})

it('sets aside what came in by a channel of a network that this installation cannot speak', async () => {
  const unable = { ...deps, connectors: new Map() }
  await desk.deliver({ id: 'unspoken', text: 'Нет воды', author: 'q-8' })

  await processBatch(unable)

  expect((await rawRows()).at(-1)).toMatchObject({ state: 'quarantined', errorCode: 'inbox.no_connector' })
})
