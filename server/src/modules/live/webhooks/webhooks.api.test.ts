/** Outgoing webhooks: signed, in order of each object through failures and kills, never inside, nobody slowed by another. */

import { createHmac } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { WebhookDeliveryResponse, WebhookResponse } from '@veche/contract/admin/webhooks.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { WEBHOOK_EVENTS } from '@veche/contract/values/admin/webhooks.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { webhooksContextOf } from '../../../main/wiring/webhooks-context-of.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { readCurrentCursor } from '../../../platform/events/events.repository.ts'
import { addEvents, readEventsAfter } from '../../../platform/events/events.ts'
import { newId } from '../../../platform/ids.ts'
import { deliverDue } from './deliver.ts'
import { readHistory } from './read-history.ts'

type Received = { path: string; headers: Record<string, string>; body: string }

/** Answers as it is told, and keeps what it took. */
const receiver = {
  server: null as Server | null,
  origin: '',
  taken: [] as Received[],
  answer: (_received: Received, response: ServerResponse): void => {
    response.writeHead(204).end()
  },
}
const accept = receiver.answer
let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const received = { path: request.url ?? '', headers, body: Buffer.concat(chunks).toString('utf8') }
    receiver.answer(received, response)
    if (response.statusCode < 300) receiver.taken.push(received)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  receiver.server = server
  receiver.origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  ;(desk.test.product.config.trustedWebhooks as string[]).push(receiver.origin)
  await readHistory(desk.test.context)
})
afterAll(async () => {
  receiver.server?.closeAllConnections()
  receiver.server?.close()
  await desk.close()
})
beforeEach(async () => {
  desk.test.clock.now = DESK_NOON
  receiver.taken.length = 0
  receiver.answer = accept
  await readHistory(desk.test.context)
  for (const table of ['webhookDelivery', 'webhookEvent', 'webhookEndpoint'] as const)
    await desk.test.owner.deleteFrom(table).execute()
})

const admin = () => desk.test.as(desk.people.administrator)
const create = async (changes: object = {}): Promise<WebhookResponse & { status: number; code?: string }> => {
  const response = await admin().post('/webhooks', {
    ...{ id: newId(), name: 'Шина', url: `${receiver.origin}/hook`, events: WEBHOOK_EVENTS, ...changes },
  })
  return { status: response.statusCode, ...response.json() }
}
const run = async (id: string, type: string): Promise<WebhookResponse> =>
  (await admin().post(`/webhooks/${id}/commands`, { type })).json()
const log = async (id: string): Promise<WebhookDeliveryResponse[]> =>
  (await admin().get(`/webhooks/${id}/deliveries`)).json().deliveries
const context = () => webhooksContextOf(desk.test.product)
const deliver = () => deliverDue(context())
const deliverAll = async () => {
  while ((await deliver()) > 0);
}
/** As the product tells its own screens. */
const happen = async (...outageIds: string[]) => {
  await desk.test.db.transaction().execute(async (tx) => {
    addEvents(
      tx,
      outageIds.map((outageId) => ({ payload: { type: 'outage', outageId }, audience: { kind: 'all' } })),
    )
  })
  while ((await readHistory(desk.test.context)).hasMore);
}

/** Written here anew, from the specification. */
function isGenuine({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const told = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = `v1,${createHmac('sha256', key).update(told).digest('base64')}`
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected)
}

it('tells of a question by ids and codes, signed, without a word of its author', async () => {
  const { secret, status } = await create({ events: ['question.appeared'] })
  expect([status, secret]).toEqual([200, expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/)])
  await desk.deliver({ id: `told-${newId()}`, text: 'Яма на Ленина у дома Петровой', author: 'petrova-1' })
  await desk.work()
  while ((await readHistory(desk.test.context)).hasMore);
  await deliverAll()
  const [told] = receiver.taken
  expect(receiver.taken).toHaveLength(1)
  expect(isGenuine(told!, secret!)).toBe(true)
  expect(isGenuine({ ...told!, body: `${told!.body} ` }, secret!)).toBe(false)
  expect(JSON.parse(told!.body)).toEqual({
    type: 'question.appeared',
    timestamp: DESK_NOON.toISOString(),
    data: expect.objectContaining({ number: expect.any(Number), step: 'new', network: 'vk' }),
  })
  expect(told!.body).not.toMatch(/Яма|Петров|petrova/)
  const [listed] = (await admin().get('/webhooks')).json().webhooks
  expect(listed).toMatchObject({ secret: null, waiting: 0 })
})

it('signs by both secrets for a day after a change, and then by the new one alone', async () => {
  const { id, secret } = await create()
  const rotated = await run(id, 'rotate')
  expect(rotated.secret).not.toBe(secret)
  await run(id, 'test')
  await deliverAll()
  const [both] = receiver.taken
  expect([isGenuine(both!, secret!), isGenuine(both!, rotated.secret!)]).toEqual([true, true])
  desk.passMs(DAY_MS)
  await run(id, 'test')
  await deliverAll()
  const after = receiver.taken[1]!
  expect([isGenuine(after, secret!), isGenuine(after, rotated.secret!)]).toEqual([false, true])
})

it('keeps the order of each object, whatever fails, and loses nothing', async () => {
  const step = fc.constantFrom(200, 200, 500, 302, 429, 'drop' as const)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (answers) => {
      await desk.test.owner.deleteFrom('webhookDelivery').execute()
      await desk.test.owner.deleteFrom('webhookEndpoint').execute()
      receiver.taken.length = 0
      await create({ events: ['outage.changed'] })
      const objects = [newId(), newId(), newId()]
      await happen(...objects, ...objects, ...objects, ...objects)
      const written = await desk.test.db
        .selectFrom('webhookDelivery')
        .select(['eventId', 'object'])
        .orderBy('seq')
        .execute()
      let turn = 0
      receiver.answer = (_received, response) => {
        const answer = answers[turn++] ?? 200
        if (answer === 'drop') {
          response.statusCode = 599
          response.destroy()
        } else response.writeHead(answer, { location: 'http://127.0.0.1:1/' }).end()
      }
      for (let round = 0; round < 40; round += 1) {
        while ((await deliver()) > 0);
        desk.passMs(HOUR_MS)
      }
      for (const object of new Set(written.map((row) => row.object))) {
        const wanted = written.filter((row) => row.object === object).map(({ eventId }) => eventId)
        const got = receiver.taken
          .map(({ headers }) => headers['webhook-id'])
          .filter((id) => wanted.includes(id ?? ''))
        expect(got).toEqual(wanted)
      }
    }),
    { numRuns: 4 },
  )
}, 60_000)

it('repeats with longer pauses, then lets the address rest, and goes on in order when a person says so', async () => {
  const { id } = await create()
  const object = newId()
  await happen(object, object)
  receiver.answer = (_received, response) => {
    response.writeHead(503).end('x'.repeat(100_000))
  }
  await deliverAll()
  const [later, first] = await log(id)
  expect(first).toMatchObject({ state: 'queued', attempts: 1, status: 503, answer: 'x'.repeat(500) })
  expect((await admin().get('/webhooks')).json().webhooks[0]).toMatchObject({
    ...{ failingSince: DESK_NOON.toISOString(), waiting: 2 },
    trying: { attempts: 1, status: 503, nextAttemptAt: first!.nextAttemptAt },
  })
  expect((await admin().get('/today')).json().items).toMatchObject([
    { kind: 'webhook', id, title: 'Шина', act: 'open', waiting: { since: DESK_NOON.toISOString() } },
  ])
  expect(later).toMatchObject({ attempts: 0, status: null })
  const seen = new Set<string>()
  for (let hours = 0; hours < 80; hours += 1) {
    desk.passMs(HOUR_MS)
    await deliverAll()
    seen.add((await admin().get('/webhooks')).json().webhooks[0].state)
  }
  expect([...seen]).toEqual(['on', 'resting'])
  const entries = await desk.test.db
    .selectFrom('journal')
    .select('action')
    .where('objectId', '=', id)
    .orderBy('id')
    .execute()
  expect(entries.at(-1)?.action).toBe('webhook.rested')
  const told = await desk.test.db
    .selectFrom('notification')
    .select(['userId', 'details'])
    .where('kind', '=', 'channel')
    .execute()
  expect(told).toEqual([
    {
      userId: desk.people.administrator.id,
      details: { news: 'webhook_rests', channelName: 'Шина', webhookId: id },
    },
  ])

  receiver.answer = accept
  await run(id, 'switch_on')
  await deliverAll()
  expect((await log(id)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])
  expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual([first!.eventId, later!.eventId])
  expect((await admin().get('/webhooks')).json().webhooks[0]).toMatchObject({ failingSince: null })
})

it('sends again under the same id what a killed sender left, and what a person asks for', async () => {
  const { id } = await create()
  await happen(newId())
  await desk.test.owner
    .updateTable('webhookDelivery')
    .set({ state: 'sending', leaseUntil: desk.test.clock.now, leaseToken: newId(), nextAttemptAt: null })
    .execute()
  await deliverAll()
  expect(receiver.taken).toHaveLength(0)
  desk.passMs(MINUTE_MS)
  await deliverAll()
  const [delivery] = await log(id)
  await admin().post(`/webhooks/${id}/deliveries/${delivery!.id}/repeat`)
  await deliverAll()
  expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual([
    delivery!.eventId,
    delivery!.eventId,
  ])
})

it('waits for no slow receiver before it tells others', async () => {
  await create({ url: `${receiver.origin}/slow` })
  const quick = await create({ url: `${receiver.origin}/quick` })
  const held: ServerResponse[] = []
  receiver.answer = (received, response) => {
    if (received.path === '/quick') return accept(received, response)
    response.statusCode = 599
    held.push(response)
  }
  await happen(...Array.from({ length: 12 }, newId))
  const turns: Promise<number>[] = []
  const isUnderWay = async () => {
    const rows = await desk.test.db
      .selectFrom('webhookDelivery')
      .select('id')
      .where('endpointId', '=', quick.id)
      .where('state', '=', 'sending')
      .execute()
    return rows.length > 0
  }
  for (let turn = 0; turn < 12 && receiver.taken.length < 12; turn += 1) {
    turns.push(deliver())
    await expect.poll(() => receiver.taken.length > turn).toBe(true)
    await expect.poll(isUnderWay).toBe(false)
  }
  expect(receiver.taken).toHaveLength(12)
  // No more than a few calls hang at the slow one.
  expect(held).toHaveLength(3)
  for (const response of held) response.writeHead(204).end()
  await Promise.all(turns)
}, 30_000)

it.each([
  ...['http://127.0.0.1:5432/', 'http://localhost/', 'https://localhost/', 'https://127.0.0.1/'],
  ...['https://10.0.0.5/', 'https://192.168.1.1/', 'https://172.16.0.1/', 'https://100.64.0.1/'],
  ...['https://169.254.169.254/latest/meta-data/', 'https://[::1]/', 'https://[fd00::1]/'],
  ...['https://[fe80::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:10.0.0.1]/'],
  ...['https://2130706433/', 'https://0x7f.1/', 'https://user:pass@example.org/', 'http://example.org/'],
  ...['https://0.0.0.0/', 'https://[64:ff9b::7f00:1]/'],
])('is not pointed at %s', async (url) => {
  expect(await create({ url })).toMatchObject({
    status: 400,
    code: expect.stringMatching(/^webhook\.address_(blocked|away)$/),
  })
  expect((await admin().get('/webhooks')).json().webhooks).toEqual([])
})

it('follows no name that leads inside by the time of the call, and no redirect', async () => {
  const { id } = await create()
  await desk.test.owner
    .updateTable('webhookEndpoint')
    .set({ url: 'https://rebound.example.org/hook' })
    .execute()
  await happen(newId())
  const asked: string[] = []
  const resolve = async (host: string) => {
    asked.push(host)
    return [{ address: '127.0.0.1', family: 4 }]
  }
  await deliverDue({ ...context(), resolve })
  expect(asked).toEqual(['rebound.example.org'])
  expect((await log(id))[0]).toMatchObject({ state: 'queued', status: null, errorCode: 'blocked' })
})

it('is tried before it is kept, and says what came back', async () => {
  const tried = async (url: string, id = newId()) => {
    const response = await admin().post('/webhooks/try', { id, url })
    return { statusCode: response.statusCode, ...response.json() }
  }
  const hook = `${receiver.origin}/hook?key=secret`
  expect(await tried(hook)).toMatchObject({ status: 204, isTaken: true, errorCode: null })
  receiver.answer = (_, response) => void response.writeHead(500).end('сломано')
  expect(await tried(hook)).toMatchObject({ status: 500, isTaken: false, answer: 'сломано' })
  receiver.answer = (_, response) => void response.destroy()
  expect(await tried(hook)).toMatchObject({ status: null, isTaken: false, errorCode: 'away' })
  expect(await tried('https://10.0.0.5/')).toMatchObject({
    ...{ statusCode: 400, code: 'webhook.address_blocked', details: { field: 'url' } },
  })
  expect((await admin().get('/webhooks')).json().webhooks).toEqual([])

  // One that is kept signs with its own secret, so that the other side can check it.
  receiver.answer = accept
  receiver.taken.length = 0
  const { id, secret } = await create()
  await tried(`${receiver.origin}/other`, id)
  expect(receiver.taken.map(({ path, body }) => [path, JSON.parse(body).type])).toEqual([
    ['/other', 'webhook.test'],
  ])
  expect(isGenuine(receiver.taken[0]!, secret!)).toBe(true)
  expect(await log(id)).toEqual([])
  const { entries } = (await admin().get('/journal?action=webhook.tested')).json()
  expect(entries.slice(0, 4).map(({ details }: { details: object }) => details)).toMatchObject([
    ...[{ status: 204 }, { errorCode: 'away' }, { status: 500 }, { status: 204 }],
  ])
  expect(JSON.stringify(entries)).not.toContain('key=')
  const asHead = await desk.test.as(desk.people.head).post('/webhooks/try', { id: newId(), url: hook })
  expect(asHead.statusCode).toBe(403)
})

it('is kept by whoever administers the whole region, and by nobody else', async () => {
  const ofPlace = buildActor({ role: 'administrator', scope: { kind: 'municipality', code: 'borovichi' } })
  for (const actor of [desk.people.moderator, desk.people.head, ofPlace])
    expect((await desk.test.as(actor).get('/webhooks')).statusCode).toBe(403)
  const { id } = await create()
  const before = { name: 'Шина', url: `${receiver.origin}/hook`, events: [...WEBHOOK_EVENTS] }
  const changed = await admin().put(`/webhooks/${id}`, { ...before, name: 'Другая', before })
  expect(changed.json()).toMatchObject({ name: 'Другая', secret: null })
  const late = await admin().put(`/webhooks/${id}`, { ...before, name: 'Третья', before })
  expect([late.statusCode, late.json().code]).toEqual([409, 'edit.fields_changed'])
  await happen(newId())
  await run(id, 'switch_off')
  await deliverAll()
  expect(receiver.taken).toEqual([])
  expect((await log(id))[0]?.state).toBe('cancelled')
  await run(id, 'remove')
  expect((await admin().get('/webhooks')).json().webhooks).toEqual([])
})

it('tells once of each deadline that has passed, however many pass at one moment', async () => {
  for (const text of ['Не работает лифт в доме', 'Яма на дороге', 'Нет света на остановке'])
    await desk.deliver({ id: `late-${newId()}`, text })
  await desk.work()
  await create({ events: ['question.late'] })
  const dueAt = new Date(DESK_NOON.getTime() + MINUTE_MS)
  const late = await desk.test.owner
    .updateTable('incident')
    .set({ deadlineDueAt: dueAt })
    .where('step', 'in', OWED_STEPS)
    .returning('id')
    .execute()
  expect(late.length).toBeGreaterThan(2)
  // The tests before have been to later days.
  await desk.test.owner
    .updateTable('eventReader')
    .set({ cursor: DESK_NOON.toISOString() })
    .where('name', '=', 'webhooks.late')
    .execute()
  desk.passMs(2 * MINUTE_MS)
  while ((await readHistory(desk.test.context, 2)).hasMore);
  // Another worker, whose clock is behind.
  desk.passMs(-2 * MINUTE_MS)
  await readHistory(desk.test.context)
  desk.passMs(2 * MINUTE_MS)
  await readHistory(desk.test.context)
  await deliverAll()
  const told = receiver.taken.map(({ body }) => JSON.parse(body))
  expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['question.late']))
  expect(told.map(({ data }) => data.id).toSorted()).toEqual(late.map(({ id }) => id).toSorted())
})

it('is named in the journal, and an address that was refused leaves a line without its path', async () => {
  const refused = await create({ url: 'https://10.0.0.1/hook?key=secret' })
  expect([refused.status, refused.code]).toEqual([400, 'webhook.address_blocked'])
  const { id } = await create({ name: 'Шина области' })
  await run(id, 'switch_off')

  const { entries } = (await admin().get('/journal?action=webhook.')).json()
  expect(entries.slice(0, 3)).toMatchObject([
    { action: 'webhook.switched_off', objectName: 'Шина области' },
    { action: 'webhook.created', objectName: 'Шина области' },
    { action: 'webhook.refused', objectName: null, details: { failure: 'blocked', host: '10.0.0.1' } },
  ])
  expect(JSON.stringify(entries)).not.toContain('key=')
  const file = (await admin().get('/journal/export?action=webhook.switched_off')).body
  expect(file).toContain('Шина области')
  const found = (await admin().get(`/journal?words=${encodeURIComponent('шина обл')}`)).json()
  expect(found.entries).toHaveLength(2)
})

it('writes nothing while there is nobody to tell, and tells the first address nothing that passed before', async () => {
  const places = () =>
    desk.test.db.selectFrom('eventReader').selectAll().where('name', 'like', 'webhooks.%').execute()
  const before = await places()
  const tell = (outageId: string) =>
    desk.test.db.transaction().execute(async (tx) => {
      addEvents(tx, [{ payload: { type: 'outage', outageId }, audience: { kind: 'all' } }])
    })
  const from = await desk.test.db.transaction().execute(readCurrentCursor)
  const earlier = newId()
  await tell(earlier)
  // What a transaction of another database of the cluster holds back has not passed yet.
  const passed = async (tx: Tx) => JSON.stringify((await readEventsAfter(tx, from)).events)
  await expect.poll(() => desk.test.db.transaction().execute(passed)).toContain(earlier)
  desk.passMs(HOUR_MS)
  expect(await readHistory(desk.test.context)).toEqual({ hasMore: false, isAsleep: true })
  expect(await places()).toEqual(before)

  const { id } = await create({ events: ['outage.changed'] })
  const later = newId()
  await tell(later)
  // A transaction of another database of the cluster holds the history back until it ends.
  const read = async () => {
    await readHistory(desk.test.context)
    return (await log(id)).map(({ object }) => object)
  }
  await expect.poll(read).toEqual([`outage ${later}`])

  const idle = await places()
  desk.passMs(1000)
  expect((await readHistory(desk.test.context)).isAsleep).toBe(false)
  expect(await places()).toEqual(idle)
})
