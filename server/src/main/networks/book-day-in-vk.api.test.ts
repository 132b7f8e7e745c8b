/** A day of the Book on a wall, the whole way: the sender killed at each moment, the wall read back, nothing doubled. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { type Emulator, startEmulator } from '../../../test/networks/emulator.ts'
import { freePort } from '../../../test/networks/free-port.ts'
import { createInstantLimiter } from '../../../test/networks/instant-limiter.ts'
import { startTestApp, type TestApp, type TestClient } from '../../../test/test-app.ts'
import { createVkConnector } from '../../connectors/vk/vk-connector.ts'
import { answersJobs, sendDue } from '../../modules/answers/index.ts'
import { appendChanges, bookJobs } from '../../modules/book/index.ts'
import { createChannel } from '../../modules/channels/index.ts'
import { processBatch } from '../../modules/inbox/index.ts'
import { answersContextOf } from '../wiring/answers-context-of.ts'
import { bookContextOf } from '../wiring/book-context-of.ts'
import { createPipelineDeps } from '../workers.ts'

const GROUP = 456
let emulator: Emulator
let test: TestApp
let client: TestClient
let channelId: string
let questions = 0

beforeAll(async () => {
  const now = new Date('2026-11-24T12:00:00Z')
  emulator = await startEmulator('vk', now)
  const port = await freePort()
  const connector = createVkConnector({
    ...{ apiUrl: emulator.url, limiter: createInstantLimiter(), now: () => test.clock.now.getTime() },
  })
  const publicUrl = `http://127.0.0.1:${port}`
  test = await startTestApp({ now, publicUrl, connectors: new Map([['vk', connector]]) })
  await test.app.listen({ port, host: '127.0.0.1' })
  const administrator = buildActor({ role: 'administrator' })
  await saveUser(test.db, administrator)
  client = test.as(administrator)
  await emulator.act('createCommunity', { id: GROUP, name: 'Город Заречный' })
  await emulator.act('createResident', { id: 5, firstName: 'Анна', lastName: 'Петрова' })
  await emulator.act('issueToken', { groupId: GROUP, value: 'community-key' })
  await emulator.act('issueToken', { kind: 'user', groupId: GROUP, userId: 5, value: 'user-key-of-admin' })
  const { connectors, channels: book, config } = test.product
  const deps = { connectors, publicUrl: config.inboundUrl, book }
  const channel = await createChannel(test.context, deps, {
    actor: null,
    request: {
      ...{ network: 'vk', externalId: String(GROUP), secret: null, transport: 'webhook' },
      credentials: { community: 'community-key', user: 'user-key-of-admin' },
      municipalityCode: 'borovichi',
    },
  })
  channelId = channel.id
  book.forget()
  await emulator.act('idle')
  const { places } = (await client.get(`/book/pages/${channelId}`)).json()
  const done = await client.put(`/book/pages/${channelId}`, { container: places[0].container })
  expect(done.statusCode).toBe(200)
})
afterAll(async () => {
  await test.close()
  await emulator.close()
})
beforeEach(() => emulator.setFaults([]))

async function passMs(ms: number): Promise<void> {
  test.clock.now = new Date(test.clock.now.getTime() + ms)
  await emulator.act('advance', { ms })
}
const send = async () => {
  while ((await sendDue(answersContextOf(test.product))) > 0);
}
async function endDay(): Promise<string> {
  questions += 1
  await emulator.act('writeMessage', {
    groupId: GROUP,
    residentId: 5,
    text: `Яма на улице Мира, ${questions}`,
  })
  await hear()
  await appendChanges(bookContextOf(test.product))
  await passMs(24 * HOUR_MS)
  await bookJobs(bookContextOf(test.product))
    .find(({ name }) => name === 'book.days')!
    .handle([])
  return (await last()).id
}
async function hear(): Promise<void> {
  await emulator.act('idle')
  const pipeline = createPipelineDeps(test.product)
  while ((await processBatch(pipeline)) > 0);
}
const last = async () => (await client.get('/book/pages')).json().pages[0].last
const reconcile = () =>
  answersJobs(answersContextOf(test.product))
    .find(({ name }) => name === 'answers.reconcile')!
    .handle([])
/** How many posts were ever made. */
const standing = async () =>
  (await emulator.ledger('request')).filter(
    ({ method, effect }) => method === 'wall.post' && effect === 'created',
  ).length
const countIncidents = async () => (await test.db.selectFrom('incident').select('id').execute()).length

it('stands on the wall, is heard back, and asks nothing of anybody', async () => {
  const id = await endDay()
  const before = await countIncidents()
  await send()
  await hear()
  expect(await last()).toMatchObject({
    ...{ id, state: 'sent', mayTakeDown: true },
    permalink: expect.stringMatching(/^https:\/\/vk\.com\/wall-456_\d+$/),
  })
  expect(await standing()).toBe(1)
  expect(await countIncidents()).toBe(before)
  const posts = await test.db
    .selectFrom('message')
    .select(['direction', 'incidentId', 'externalId'])
    .where('surface', '=', 'post')
    .execute()
  expect(posts).toEqual([{ direction: 'out', incidentId: null, externalId: 'post' }])
})

it('is repeated by its key when the answer was lost, and VK makes no second one', async () => {
  await endDay()
  const before = await standing()
  await emulator.setFaults([{ kind: 'drop', when: 'after', method: 'wall.post' }])
  await sendDue(answersContextOf(test.product))
  await emulator.setFaults([])
  await passMs(MINUTE_MS)
  await send()
  await hear()
  expect([(await last()).state, (await standing()) - before]).toEqual(['sent', 1])
})

it('is looked for on the wall when the sender died and came back after the key was forgotten', async () => {
  const id = await endDay()
  const before = await standing()
  const row = await test.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  // As a killed sender leaves it: claimed, said to VK, not written.
  await test.db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: 1, firstAttemptAt: test.clock.now, leaseToken: id })
    .set({ leaseUntil: test.clock.now })
    .where('id', '=', id)
    .execute()
  const account = await test.product.channels.get(channelId)
  const message = { ...Object(row.message), attachmentRefs: [], buttons: [] }
  await test.product.connectors.get('vk')!.publishing.send(account, message, id)
  await passMs(2 * HOUR_MS)
  await send()
  expect((await last()).state).toBe('unknown')
  await reconcile()
  await send()
  await hear()
  expect([(await last()).state, (await standing()) - before]).toEqual(['sent', 1])
})

it('goes from the wall when a person takes it down', async () => {
  const { id } = await last()
  expect((await client.delete(`/book/posts/${id}`)).statusCode).toBe(200)
  const deleted = (await emulator.ledger('request')).filter(({ method }) => method === 'wall.delete')
  expect(deleted.at(-1)).toMatchObject({ effect: 'changed' })
  expect(await last()).toMatchObject({ state: 'taken_down', mayTakeDown: false })
})
