/** The end of each day on official pages: switched on by a person, posted once, found again after any failure. */
import { readDays } from '@veche/book/verify/check-days.ts'
import type { BookPage } from '@veche/contract/admin/book-pages.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { bookContextOf } from '../../../main/wiring/book-context-of.ts'
import { appendChanges, bookJobs, readBookFacts } from '../index.ts'

let desk: Desk
let asked = 0
beforeAll(async () => {
  desk = await openDesk({ publicUrl: 'https://veche.region.example' })
})
afterAll(() => desk.close())
beforeEach(async () => {
  const { posts, ends, readBack, published, window, calls } = desk.network
  posts.places = [{ container: 'wall', threadExternalId: 'post', name: 'Стена' }]
  for (const list of [posts.takenDown, posts.takeDownEnds, ends, published, calls]) list.length = 0
  readBack.answer = 'look'
  window.ms = 0
  await desk.test.owner.deleteFrom('bookPage').execute()
  await endDay()
  published.length = 0
})

const administrator = () => desk.test.as(desk.people.administrator)
const pageUrl = () => `/book/pages/${desk.channel.id}`
const switchOn = (container = 'wall') => administrator().put(pageUrl(), { container })
const page = async (): Promise<BookPage> =>
  (await administrator().get('/book/pages'))
    .json()
    .pages.find(({ channelId }: BookPage) => channelId === desk.channel.id)
async function runDays(): Promise<void> {
  await bookJobs(bookContextOf(desk.test.product))
    .find(({ name }) => name === 'book.days')!
    .handle([])
}
/** Something happens, the day ends, and what is to be posted is sent. */
async function endDay(): Promise<void> {
  asked += 1
  await desk.deliver({ id: `day-${asked}`, author: `author-${asked}`, text: 'Яма на улице Мира, 5' })
  await desk.work()
  await appendChanges(bookContextOf(desk.test.product))
  desk.passMs(DAY_MS)
  await runDays()
}
const sendAll = async () => {
  while ((await desk.send()) > 0);
}
const texts = () => desk.network.published.map(({ text }) => text)

it('is off until a person has seen what is posted, and where', async () => {
  expect(await page()).toMatchObject({ switchedOnAt: null, container: null })
  const shown = (await administrator().get(pageUrl())).json()
  expect(shown).toMatchObject({ places: [{ container: 'wall', name: 'Стена' }], errorCode: null })
  expect(readDays(shown.text)).toHaveLength(1)
  await endDay()
  await sendAll()
  expect(texts()).toEqual([])
  expect((await desk.test.as(desk.people.dispatcher).put(pageUrl(), { container: 'wall' })).statusCode).toBe(
    403,
  )
  expect((await switchOn('elsewhere')).json().code).toBe('book.page_place_gone')
  desk.network.posts.places = new ConnectorError('token_revoked', 'vk.needs_user_token')
  expect((await administrator().get(pageUrl())).json()).toMatchObject({
    ...{ places: [], errorCode: 'vk.needs_user_token' },
  })
})

it('posts each day from then on, once however often it is asked, in a line that the verifier reads', async () => {
  expect((await switchOn()).statusCode).toBe(200)
  await runDays()
  await sendAll()
  expect(texts()).toEqual([])
  await endDay()
  await Promise.all([runDays(), runDays(), sendAll(), sendAll()])
  await runDays()
  await sendAll()
  expect(texts()).toHaveLength(1)
  const { rows } = {
    rows: await desk.test.db.selectFrom('bookDay').selectAll().orderBy('day', 'desc').execute(),
  }
  expect(readDays(texts()[0] ?? '')).toMatchObject([
    { size: rows[0]?.size, root: new Uint8Array(rows[0]!.root) },
  ])
  expect(desk.network.calls[0]?.message).toMatchObject({
    ...{ surface: 'post', container: 'wall', threadExternalId: 'post', replyToExternalId: '' },
  })
  expect((await page()).last).toMatchObject({
    state: 'sent',
    mayTakeDown: true,
    permalink: expect.any(String),
  })

  await endDay()
  await sendAll()
  expect(texts()).toHaveLength(2)
  expect((await administrator().delete(pageUrl())).statusCode).toBe(200)
  await endDay()
  await sendAll()
  expect(texts()).toHaveLength(2)
})

it('becomes no question when it is read back', async () => {
  await switchOn()
  await endDay()
  await sendAll()
  const [{ externalId = '', text = '' } = {}] = desk.network.published
  await desk.deliver({
    ...{ id: externalId, text, surface: 'post', container: 'wall', thread: 'post', authorKind: 'self' },
  })
  await desk.work()
  const stored = await desk.test.db
    .selectFrom('message')
    .select(['incidentId', 'direction'])
    .where('container', '=', 'wall')
    .where('externalId', '=', externalId)
    .execute()
  expect(stored).toEqual([{ incidentId: null, direction: 'out' }])
})

it('stands once when the sender died between the network and the database', async () => {
  await switchOn()
  await endDay()
  // As it is left: claimed, said to the network, not written.
  const { id } = (await page()).last!
  await desk.test.db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: 1, firstAttemptAt: desk.test.clock.now })
    .set({ leaseUntil: desk.test.clock.now, leaseToken: id })
    .where('id', '=', id)
    .execute()
  const row = await desk.test.db
    .selectFrom('outbox')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  desk.network.published.push({ key: id, externalId: `out-${id}`, text: JSON.stringify(row.message) })
  desk.passMs(MINUTE_MS)
  await sendAll()
  expect((await page()).last).toMatchObject({ state: 'unknown', mayTakeDown: false })
  desk.passMs(MINUTE_MS)
  await desk.runJob('answers.reconcile')
  await sendAll()
  expect((await page()).last).toMatchObject({ state: 'sent', errorCode: null })
  expect(desk.network.published).toHaveLength(1)
})

it('is sent again only when the network surely does not have it', async () => {
  await switchOn()
  await endDay()
  desk.network.ends.push(new ConnectorError('uncertain', 'fake.timeout'))
  await sendAll()
  desk.network.readBack.answer = { state: 'unknown' }
  desk.passMs(2 * MINUTE_MS)
  await desk.runJob('answers.reconcile')
  await sendAll()
  expect((await page()).last).toMatchObject({ state: 'unknown', errorCode: 'fake.timeout' })
  expect(texts()).toEqual([])

  // The next day does not wait for it.
  await endDay()
  await sendAll()
  expect(texts()).toHaveLength(1)

  desk.network.readBack.answer = { state: 'not_sent' }
  desk.passMs(2 * MINUTE_MS)
  await desk.runJob('answers.reconcile')
  await sendAll()
  expect(texts()).toHaveLength(2)
})

it('tells why it does not stand, stops asking after a while, and is decided by a person', async () => {
  await switchOn()
  await endDay()
  for (let times = 0; times < 30; times += 1)
    desk.network.ends.push(new ConnectorError('try_later', 'fake.busy'))
  for (let times = 0; times < 40; times += 1) {
    await desk.send()
    desk.passMs(10 * MINUTE_MS)
  }
  expect(desk.network.calls).toHaveLength(12)
  const { id, ...last } = (await page()).last!
  expect(last).toMatchObject({ state: 'failed', errorCode: 'fake.busy' })
  expect(await readBookFacts(desk.test.db, desk.test.clock.now)).toMatchObject({ unposted: 1 })
  desk.network.ends.length = 0
  expect((await administrator().post(`/book/posts/${id}/decide`, { decision: 'retry' })).statusCode).toBe(200)
  await sendAll()
  expect((await page()).last).toMatchObject({ state: 'sent', errorCode: null })
})

it('is taken down in the network, or withdrawn before it leaves', async () => {
  await switchOn()
  await endDay()
  const takeDown = async () => administrator().delete(`/book/posts/${(await page()).last!.id}`)
  expect((await takeDown()).statusCode).toBe(200)
  await sendAll()
  expect(texts()).toEqual([])
  expect((await page()).last).toMatchObject({ state: 'taken_down' })
  expect(desk.network.posts.takenDown).toEqual([])

  await endDay()
  await sendAll()
  const [{ externalId = '' } = {}] = desk.network.published
  desk.network.posts.takeDownEnds.push(new ConnectorError('refused', 'vk.15'))
  expect((await takeDown()).json()).toMatchObject({ code: 'connector.refused', details: { code: 'vk.15' } })
  expect((await page()).last).toMatchObject({ state: 'sent' })
  expect((await takeDown()).statusCode).toBe(200)
  expect(desk.network.posts.takenDown).toEqual([{ container: 'wall', externalId }])
  expect((await page()).last).toMatchObject({ state: 'taken_down', mayTakeDown: false })
  await runDays()
  await sendAll()
  expect(texts()).toHaveLength(1)
  const actions = await desk.test.db
    .selectFrom('journal')
    .select('action')
    .where('action', 'like', 'book_%')
    .execute()
  expect(new Set(actions.map(({ action }) => action))).toEqual(
    new Set(['book_page.switched_on', 'book_page.switched_off', 'book_post.decided', 'book_post.taken_down']),
  )
})

it('is posted on the pages behind one that cannot be posted on', async () => {
  const other = await saveChannel(desk.test.context, { name: 'А: первая по порядку' })
  desk.test.product.channels.forget()
  await switchOn()
  await administrator().put(`/book/pages/${other.id}`, { container: 'wall' })
  desk.network.ends.push(new ConnectorError('refused', 'fake.closed'))
  await endDay()
  await sendAll()
  expect(texts()).toHaveLength(1)
  const { pages }: { pages: BookPage[] } = (await administrator().get('/book/pages')).json()
  expect(pages.map(({ last }) => last?.state).toSorted()).toEqual(['failed', 'sent'])
  await desk.test.owner.deleteFrom('bookPost').where('channelId', '=', other.id).execute()
  await desk.test.db.updateTable('channel').set({ isActive: false }).where('id', '=', other.id).execute()
  desk.test.product.channels.forget()
  desk.passMs(HOUR_MS)
})
