import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../../test/browser.ts'
import { type EventStream, listen, openEventStream } from '../../../test/event-stream.ts'
import { buildActor, saveUserWithPassword } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { addEvents, type NewEvent } from '../../platform/events/events.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'

let test: TestApp
const open: EventStream[] = []
const dispatcher = buildActor()
const roads = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } })

beforeAll(async () => {
  test = await startTestApp()
  await listen(test.app)
})
afterEach(() => {
  for (const stream of open.splice(0)) stream.close()
})
afterAll(() => test.close())

const tell = (events: readonly NewEvent[]) =>
  test.db.transaction().execute(async (tx) => addEvents(tx, events))

async function listenAs(actor: Actor, lastEventId?: string): Promise<EventStream> {
  const stream = await openEventStream(test.app, {
    authorization: `Bearer ${await test.tokenOf(actor)}`,
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  })
  open.push(stream)
  return stream
}

type Scope = {
  step: string
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
}
function incidentEvent(scope: Partial<Scope> = {}, incidentId = newId()) {
  const whole = {
    step: 'assigned',
    municipalityCode: null,
    agencyCode: null,
    unitCode: null,
    assigneeId: null,
    ...scope,
  }
  return {
    payload: { type: 'incident', incidentId, step: whole.step, activity: 'assign' },
    audience: { kind: 'incident', scopes: [whole] },
  }
}
const idsOf = (stream: EventStream) => stream.events.map((event) => event.data?.incidentId)

describe('the stream', () => {
  it('is refused to whoever is not signed in', async () => {
    const stream = await openEventStream(test.app, {})
    open.push(stream)

    expect(stream.status).toBe(401)
  })

  it('tells a change when its transaction is over, and nothing of one that was rolled back', async () => {
    const stream = await listenAs(dispatcher)
    await test.db
      .transaction()
      .execute(async (tx) => {
        addEvents(tx, [incidentEvent()])
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    const told = incidentEvent()

    await test.db.transaction().execute(async (tx) => addEvents(tx, [told]))
    await stream.until(() => stream.events.length > 0)

    expect(stream.events).toMatchObject([{ type: 'incident', data: told.payload }])
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
    expect(stream.headers['content-encoding']).toBeUndefined()
  })

  it('tells each reader what lies in their scope only', async () => {
    const [all, one, analyst] = [
      await listenAs(dispatcher),
      await listenAs(roads),
      await listenAs(buildActor({ role: 'stream_editor' })),
    ]
    const [ours, foreign, unsorted] = [
      incidentEvent({ agencyCode: 'ministry-roads' }),
      incidentEvent({ agencyCode: 'ministry-health' }),
      incidentEvent({ step: 'new' }),
    ]
    const channel = {
      payload: { type: 'channel', channelId: newId() },
      audience: { kind: 'permission', permission: 'channels.read' },
    }
    const wrong = { payload: { type: 'inbox' }, audience: { kind: 'everybody' } }

    await tell([ours, foreign, unsorted, channel, wrong])
    await all.until(() => all.events.length === 4)
    await one.until(() => one.events.length === 1)

    expect(idsOf(one)).toEqual([ours.payload.incidentId])
    expect(analyst.events).toEqual([])
  })
})

describe('a page that opens', () => {
  it('is told by each answer from where nothing is missed that changed after it was read', async () => {
    await listenAs(dispatcher)
    const answer = await test.as(dispatcher).get('/me')
    const place = String(answer.headers['live-place'])
    const meanwhile = incidentEvent()
    await tell([meanwhile])

    const stream = await listenAs(dispatcher, place)
    await stream.until(() => stream.events.length > 0)

    expect(idsOf(stream)).toContain(meanwhile.payload.incidentId)
    const nobody = await test.app.inject({ method: 'GET', url: '/api/system' })
    expect(nobody.headers['live-place']).toBeUndefined()
  })
})

describe('after a break', () => {
  it('everything missed comes, once and in order, while new events keep coming', async () => {
    const first = await listenAs(dispatcher)
    const all: string[] = []
    const write = async () => {
      const event = incidentEvent()
      all.push(event.payload.incidentId)
      await tell([event])
    }
    for (let index = 0; index < 20; index += 1) await write()
    await first.until(() => first.events.length === 20)
    first.close()
    for (let index = 0; index < 30; index += 1) await write()

    const writing = (async () => {
      for (let index = 0; index < 60; index += 1) await write()
    })()
    const second = await listenAs(dispatcher, first.events[9]!.id)
    await writing
    await second.until(() => second.events.length >= 100)
    await sleep(50)

    expect(idsOf(second)).toEqual(all.slice(10))
  })

  it('a transaction that commits late is not skipped', async () => {
    const stream = await listenAs(dispatcher)
    const [slow, fast] = [incidentEvent(), incidentEvent()]
    let finish: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slowTransaction = test.db.transaction().execute(async (tx) => {
      addEvents(tx, [slow])
      await held
    })
    await sleep(50)
    await tell([fast])
    await sleep(100)
    stream.close()
    const resumed = await listenAs(dispatcher, stream.lastEventId())
    finish()
    await slowTransaction
    await resumed.until(() => resumed.events.length === 2)

    expect(new Set(idsOf(resumed))).toEqual(new Set([slow.payload.incidentId, fast.payload.incidentId]))
  })

  it('a reader who hears little still resumes from near the end', async () => {
    const stream = await listenAs(roads)
    const before = stream.lastEventId()
    await tell(Array.from({ length: 450 }, () => incidentEvent({ agencyCode: 'ministry-health' })))
    await stream.until(() => stream.lastEventId() !== before)

    expect(stream.events).toEqual([])
  })

  it('too much is one word: ask for everything again', async () => {
    const stream = await listenAs(dispatcher)
    await tell([incidentEvent()])
    await stream.until(() => stream.events.length === 1)
    const place = stream.events[0]!.id
    for (let batch = 0; batch < 6; batch += 1) {
      await tell(Array.from({ length: 900 }, () => incidentEvent()))
    }

    await stream.until(() => stream.events.length > 5400)

    const resumed = await listenAs(dispatcher, place)
    await resumed.until(() => resumed.events.length > 0)
    expect(resumed.events[0]).toMatchObject({ type: 'reset' })
    await tell([incidentEvent()])
    await resumed.until(() => resumed.events.at(-1)?.type === 'incident')
  })

  it.each(['999999999999-1', '1-1', 'nonsense', '9999999999999999999-9'])(
    'a place that cannot be, %s, begins anew and goes on',
    async (place) => {
      await tell([incidentEvent()])
      const stream = await listenAs(dispatcher, place)
      await stream.until(() => stream.events.length > 0)
      expect(stream.events[0]).toMatchObject({ type: 'reset' })

      const told = incidentEvent()
      await tell([told])
      await stream.until(() => idsOf(stream).includes(told.payload.incidentId))
    },
  )
})

describe('an open stream', () => {
  async function openAsBrowser(email: string) {
    const user = await saveUserWithPassword(test.db, { email })
    const browser = openBrowser(test.app)
    await browser.signIn(email)
    const stream = await openEventStream(test.app, {
      cookie: browser.header(),
      'sec-fetch-site': 'same-origin',
    })
    open.push(stream)
    return { user, browser, stream }
  }

  it('ends within a second or so when its session ends', async () => {
    const { browser, stream } = await openAsBrowser('sse-out@example.org')
    expect(stream.status).toBe(200)

    await browser.post('/api/auth/sign-out')
    await stream.until(stream.isClosed)
  })

  it('ends when the account is switched off', async () => {
    const { user, stream } = await openAsBrowser('sse-off@example.org')

    await test.as(buildActor({ role: 'administrator' })).patch(`/users/${user.id}`, { isActive: false })
    await stream.until(stream.isClosed)
  })

  it('falls silent when the role is taken away', async () => {
    const { user, stream } = await openAsBrowser('sse-role@example.org')
    await tell([incidentEvent()])
    await stream.until(() => stream.events.length === 1)

    await test.db.deleteFrom('roleGrant').where('userId', '=', user.id).execute()
    await sleep(1300)
    const witness = await listenAs(dispatcher)
    const later = incidentEvent()
    await tell([later])
    await witness.until(() => idsOf(witness).includes(later.payload.incidentId))

    expect(stream.events).toHaveLength(1)
    expect(stream.isClosed()).toBe(false)
  })

  it('is one of twenty at most', async () => {
    const greedy = buildActor()
    const streams = await Promise.all(Array.from({ length: 22 }, () => listenAs(greedy)))
    const statuses = streams.map((stream) => stream.status)

    expect(statuses.filter((status) => status === 200)).toHaveLength(20)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
  })
})

it('tells every event once and in order, whatever the number of digits in its id', async () => {
  const stream = await listenAs(dispatcher)
  const before = stream.events.length
  // Numbers of ids grow a digit somewhere in here, and a page of the feed ends in the middle.
  await sql`select setval(pg_get_serial_sequence('event', 'id'), 999_500)`.execute(test.owner)
  await tell(Array.from({ length: 2500 }, () => incidentEvent()))
  await stream.until(() => stream.events.length >= before + 2500)
  await new Promise((resolve) => setTimeout(resolve, 300))

  const ids = stream.events.slice(before).map(({ id }) => Number(id.split('-')[1]))
  expect(ids).toEqual(Array.from({ length: 2500 }, (_, index) => 999_501 + index))
})

it('drops a client that does not read, and the others hear everything', async () => {
  const [slow, quick] = [await listenAs(dispatcher), await listenAs(dispatcher)]
  slow.pause()
  const batch = Array.from({ length: 1000 }, () => incidentEvent())
  const mine = new Set(batch.map((event) => event.payload.incidentId))
  const heard = (stream: EventStream) =>
    stream.events.filter(({ data }) => mine.has(String(data?.incidentId)))
  for (let turn = 1; turn <= 40; turn += 1) {
    await tell(batch)
    // Both live in this process: the one that reads is given the time to, however busy the machine is.
    await quick.until(() => quick.events.length >= turn * 1000)
  }
  await quick.until(() => heard(quick).length === 40_000)

  slow.resume()
  await slow.until(slow.isClosed)
  expect(heard(slow).length).toBeLessThan(40_000)
})

it('ends its streams when the server stops', async () => {
  const other = await startTestApp()
  const stream = await openEventStream(other.app, {
    authorization: `Bearer ${await other.tokenOf(buildActor())}`,
  })

  await other.close()

  await stream.until(stream.isClosed)
})
