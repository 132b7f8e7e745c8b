import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../../test/browser.ts'
import { listen, openEventStream } from '../../../test/event-stream.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { buildActor, saveChannel, saveUserWithPassword } from '../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import { addNotifications, type NewNotification } from './add-notifications.ts'

let test: TestApp
let browser: Browser
let userId: string
beforeAll(async () => {
  test = await startTestApp()
  const user = await saveUserWithPassword(test.db, { email: 'anna@example.org' })
  userId = user.id
  browser = openBrowser(test.app)
  await browser.signIn('anna@example.org')
  await listen(test.app)
})
afterAll(() => test.close())

function notify(dedupeKey: string, changes: Partial<NewNotification> = {}) {
  const plain = { kind: 'returned' as const, incidentId: null, details: { number: 7 }, isUrgent: false }
  return test.db
    .transaction()
    .execute((tx) => addNotifications(tx, [{ userId, ...plain, dedupeKey, ...changes }], test.clock.now))
}
const list = async (query = '') => (await browser.get(`/api/notifications${query}`)).json()
const unread = async () => (await browser.get('/api/notifications/unread')).json()

it('tells each fact once, in pages from the newest, and counts the unread', async () => {
  for (let index = 0; index < 7; index += 1) {
    test.clock.now = new Date(test.clock.now.getTime() + 1000)
    await notify(`fact ${index}`, { details: { number: index } })
    await notify(`fact ${index}`, { details: { number: 100 } })
  }
  await notify('danger', { isUrgent: true })

  const seen = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await list(`?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
    seen.push(...page.notifications)
    cursor = page.nextCursor
  }
  expect(seen).toHaveLength(8)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(8)
  expect(seen.slice(-2).map(({ details }) => details.number)).toEqual([1, 0])
  expect(await unread()).toEqual({ count: 8, hasUrgent: true })
})

it("marks these as read, or all until a moment, and only one's own", async () => {
  const { notifications } = await list()
  const [first, second] = notifications
  expect((await browser.post('/api/notifications/read', { ids: [first.id, second.id] })).statusCode).toBe(200)
  expect((await unread()).count).toBe(6)
  expect((await list('?unread=true')).notifications).toHaveLength(6)

  await saveUserWithPassword(test.db, { email: 'boris@example.org' })
  const other = openBrowser(test.app)
  await other.signIn('boris@example.org')
  await other.post('/api/notifications/read', { until: test.clock.now.toISOString() })
  expect((await unread()).count).toBe(6)
  expect((await other.get('/api/notifications')).json().notifications).toEqual([])

  await browser.post('/api/notifications/read', { until: test.clock.now.toISOString() })
  expect(await unread()).toEqual({ count: 0, hasUrgent: false })
})

it('tells the open browsers of that person only', async () => {
  const mine = await openEventStream(test.app, { cookie: browser.header() })
  const foreign = await openEventStream(test.app, {
    authorization: `Bearer ${await test.tokenOf(buildActor({ role: 'administrator' }))}`,
  })
  await notify('live')
  await mine.until(() => mine.events.length > 0)
  // What was told before may come late: transactions elsewhere in the cluster hold events back.
  expect(new Set(mine.events.map(({ data }) => data?.type))).toEqual(new Set(['notification']))
  expect(foreign.events).toEqual([])
  mine.close()
  foreign.close()
})

it('names the question to whoever may see it now, and stores none of its words for letters', async () => {
  const channel = await saveChannel(test.context)
  const title = 'Нет воды на Мира'
  const { id } = await saveIncident(test.db, { channelId: channel.id, text: title })
  const far = await saveUserWithPassword(test.db, {
    email: 'far@example.org',
    grants: [{ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } }],
  })
  const other = openBrowser(test.app)
  await other.signIn('far@example.org')
  await notify('named', { incidentId: id })
  await notify('named', { incidentId: id, userId: far.id })

  expect((await list('?limit=1')).notifications).toMatchObject([{ incidentId: id, title }])
  const [notice] = (await other.get('/api/notifications?limit=1')).json().notifications
  expect(notice).toMatchObject({ incidentId: id, title: null, details: { number: 7 } })
})

it('keeps what a person chose, but not silence about their own work', async () => {
  const before = (await browser.get('/api/notifications/preferences')).json()
  expect(before).toMatchObject({
    digestHour: 9,
    language: 'ru',
    isEmailSetUp: false,
    email: 'anna@example.org',
  })
  const saved = await test.app.inject({
    method: 'PUT',
    url: '/api/notifications/preferences',
    headers: { cookie: browser.header(), 'sec-fetch-site': 'same-origin' },
    payload: {
      digestHour: 18,
      language: 'en',
      kinds: [
        { kind: 'reminder', inCentre: false, email: 'off' },
        { kind: 'returned', inCentre: false, email: 'off' },
      ],
    },
  })
  expect(saved.statusCode).toBe(200)
  expect(saved.json()).toMatchObject({ digestHour: 18, language: 'en' })
  const kinds = new Map(saved.json().kinds.map((choice: { kind: string }) => [choice.kind, choice]))
  expect(kinds.get('reminder')).toMatchObject({ inCentre: true, isCentreFixed: true, email: 'off' })
  expect(kinds.get('returned')).toMatchObject({ inCentre: false, isCentreFixed: false })

  await notify('silent')
  const stored = await test.db
    .selectFrom('notification')
    .where('dedupeKey', '=', 'silent')
    .selectAll()
    .execute()
  expect(stored).toEqual([])
})

it.each([
  ['?cursor=nonsense', 'http.bad_cursor'],
  ['?cursor=2026-01-01T00:00:00.000Z_1', 'http.bad_cursor'],
  ['?limit=0', 'http.invalid'],
])('refuses %s', async (query, code) => {
  const response = await browser.get(`/api/notifications${query}`)
  expect(response.statusCode).toBe(400)
  expect(response.json().code).toBe(code)
})

it('asks who is there, and lets a program read but not mark', async () => {
  expect((await test.anonymous.get('/notifications')).statusCode).toBe(401)
  const program = test.as(buildActor())
  expect((await program.get('/notifications/unread')).statusCode).toBe(200)
  expect((await program.post('/notifications/read', { until: new Date().toISOString() })).statusCode).toBe(
    403,
  )
})
