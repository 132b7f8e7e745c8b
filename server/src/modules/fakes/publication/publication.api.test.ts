import type { FakeCommand, FakeResponse } from '@veche/contract/fakes.ts'
import { APOLOGY } from '@veche/contract/rules/correction-words.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  CLAIM,
  dropAllFakes,
  judgeAnew,
  type Refuted,
  RUMOUR,
  saveRefuted,
  saveText,
} from '../../../../test/factories/fake-factory.ts'
import { ConnectorError } from '../../../connectors/connector.ts'
import { newId } from '../../../platform/ids.ts'
import { endWatches } from '../index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  desk.network.calls.length = 0
  desk.network.published.length = 0
  desk.network.uploads.length = 0
  await dropAllFakes(desk)
})

const say = async (id: string, more: object = {}) => {
  desk.passMs(1000)
  await desk.deliver({
    id,
    text: CLAIM,
    author: `author-${id}`,
    at: desk.test.clock.now.toISOString(),
    ...more,
  })
  await desk.work()
}
const read = async ({ fakeId, writer }: Refuted): Promise<FakeResponse> =>
  (await desk.test.as(writer).get(`/fakes/${fakeId}`)).json()

async function run(refuted: Refuted, command: FakeCommand) {
  const { version } = await read(refuted)
  const { fakeId, writer } = refuted
  return desk.test.as(writer).post(`/fakes/${fakeId}/commands`, { command, expectedVersion: version })
}

async function publish(refuted: Refuted, { to = [] as string[], chats = [] as string[] } = {}) {
  const { carriers } = await read(refuted)
  const carrierIds = carriers
    .filter(({ permalink }) => to.some((id) => permalink?.endsWith(`/${id}`)))
    .map(({ id }) => id)
  return run(refuted, { type: 'publish', carrierIds, chatIds: chats })
}

/** What left, as `answered message: words`. */
const left = () =>
  desk.network.calls.map(({ message }) => `${message.surface} ${message.replyToExternalId}: ${message.text}`)

async function becomeWrong(refuted: Refuted, post: string): Promise<void> {
  expect((await run(refuted, { type: 'correct', reason: 'Справка была за прошлый год' })).statusCode).toBe(
    200,
  )
  await judgeAnew(desk, refuted, 'true')
  const toPublish = desk.test.db.updateTable('fake').set({ step: 'publication' })
  await toPublish.where('id', '=', refuted.fakeId).execute()
  await saveText(desk, refuted, { no: 2, post })
}

it('answers in every thread once, a post by a comment, a chat in its talk', async () => {
  const refuted = await saveRefuted(desk)
  const chat = await saveChat(desk)
  await say('c1')
  await say('c2', { parent: 'c1', thread: 'c1' })
  await say('p1', { surface: 'post', container: 'wall-2' })
  await chat.say({ id: 'q1', text: RUMOUR, author: 'anna' })

  const done = await publish(refuted, { to: ['c1', 'c2', 'p1', 'q1'], chats: [chat.id] })
  expect([done.statusCode, done.json().step]).toEqual([200, 'watch'])
  await desk.send()
  while ((await desk.send()) > 0);

  expect(left().sort()).toEqual([
    'chat : Роддом в Боровичах работает.',
    'chat q1: Это неправда. Роддом в Боровичах работает.',
    'comment c1: Это неправда. Роддом в Боровичах работает.',
    'comment p1: Это неправда. Роддом в Боровичах работает.',
  ])
  const { publications } = await read(refuted)
  expect(publications.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    ...['chat_post sent', 'reply sent', 'reply sent', 'reply sent', 'reply sent'],
  ])
  const inThread = publications.filter(({ permalink }) => permalink === publications[0]!.permalink)
  expect(inThread).toHaveLength(2)
  expect(await chat.question('q1')).toMatchObject({ state: 'answered' })

  const again = await publish(refuted, { to: ['c1', 'c2', 'p1', 'q1'], chats: [chat.id] })
  expect(again.statusCode).toBe(200)
  await desk.send()
  expect(left()).toHaveLength(4)
  await say('c3', { parent: 'c1', thread: 'c1' })
  expect((await publish(refuted, { to: ['c3'] })).json().publications).toHaveLength(6)
  await desk.send()
  expect(left()).toHaveLength(4)
})

it('answers those who asked in a chat, also by a post of its own', async () => {
  const refuted = await saveRefuted(desk)
  const [told, apart] = [await saveChat(desk), await saveChat(desk)]
  await told.say({ id: 'a1', text: RUMOUR, author: 'anna' })
  await told.say({ id: 'a2', text: `${RUMOUR} Так ли это?`, author: 'boris' })
  await told.say({ id: 'w1', text: 'Когда включат воду на Мира, 5?', author: 'vera' })
  await apart.say({ id: 'b1', text: RUMOUR, author: 'gleb' })
  await desk.test.db.updateTable('fakeCarrier').set({ state: 'confirmed' }).execute()

  await publish(refuted, { chats: [told.id] })
  await desk.send()
  const states = async () => [
    (await told.question('a1'))?.state,
    (await told.question('a2'))?.state,
    (await told.question('w1'))?.state,
    (await apart.question('b1'))?.state,
  ]
  expect(await states()).toEqual(['answered', 'answered', 'open', 'open'])
  // Words that come later change nothing of it.
  await told.say({ id: 'a3', text: 'Спасибо', author: 'anna' })
  await told.say({ op: 'edited', id: 'a1', text: `${RUMOUR} Кто знает?`, author: 'anna' })
  expect(await states()).toEqual(['answered', 'answered', 'open', 'open'])
})

it('is never said twice when the answer of the network was lost', async () => {
  const refuted = await saveRefuted(desk)
  await say('l1')
  desk.network.ends.push('lost')
  await publish(refuted, { to: ['l1'] })
  await desk.send()
  expect((await read(refuted)).publications).toMatchObject([{ state: 'unknown', sentAt: null }])
  desk.passMs(61_000)
  await desk.runJob('answers.reconcile')
  await desk.send()
  expect((await read(refuted)).publications).toMatchObject([
    { state: 'sent', sentAt: desk.test.clock.now.toISOString() },
  ])
  expect(desk.network.published).toHaveLength(1)
})

it('says to the same places that it was wrong, and to new ones', async () => {
  const refuted = await saveRefuted(desk)
  const chat = await saveChat(desk)
  await say('w1')
  await say('w2')
  await publish(refuted, { to: ['w1'], chats: [chat.id] })
  await desk.send()
  await becomeWrong(refuted, 'Роддом действительно закрывают.')
  desk.network.calls.length = 0

  // Nothing leaves for a place that nobody has chosen, and no place of the mistake is left out.
  expect((await publish(refuted, { to: ['w2'] })).json()).toMatchObject({
    code: 'fake.correction_misses_places',
    details: { count: 2 },
  })
  expect((await publish(refuted, { to: ['w1', 'w2'], chats: [chat.id] })).json()).toMatchObject({
    step: 'watch',
  })
  while ((await desk.send()) > 0);
  expect(left().sort()).toEqual([
    `chat : ${APOLOGY} Роддом действительно закрывают.`,
    `comment w1: ${APOLOGY} Это неправда. Роддом действительно закрывают.`,
    'comment w2: Это неправда. Роддом действительно закрывают.',
  ])
  const { publications, corrections } = await read(refuted)
  expect(publications.map(({ textNo, kind }) => `${textNo} ${kind}`).sort()).toEqual([
    ...['1 chat_post', '1 reply', '2 correction', '2 correction', '2 reply'],
  ])
  expect(corrections).toMatchObject([{ reason: 'Справка была за прошлый год' }])
})

it('corrects without new places, and does not let out what it no longer says', async () => {
  const refuted = await saveRefuted(desk)
  await say('k1')
  await say('k2')
  await publish(refuted, { to: ['k1'] })
  await desk.send()
  await publish(refuted, { to: ['k2'] })
  await becomeWrong(refuted, 'Закрывают.')
  expect((await publish(refuted)).json()).toMatchObject({ code: 'fake.no_places' })
  await publish(refuted, { to: ['k1'] })
  while ((await desk.send()) > 0);
  expect(left()).toEqual([
    'comment k1: Это неправда. Роддом в Боровичах работает.',
    `comment k1: ${APOLOGY} Это неправда. Закрывают.`,
  ])
})

it('corrects what it can where a chat was closed since, and wants a place where nothing is left', async () => {
  const refuted = await saveRefuted(desk)
  const chat = await saveChat(desk)
  await say('z1')
  await publish(refuted, { chats: [chat.id] })
  await desk.send()
  await desk.test.db.updateTable('chat').set({ isActive: false }).where('id', '=', chat.id).execute()
  await becomeWrong(refuted, 'Закрывают.')
  expect((await publish(refuted)).json()).toMatchObject({ code: 'fake.no_places' })
  expect((await publish(refuted, { to: ['z1'] })).json()).toMatchObject({ step: 'watch' })
  await desk.send()
  expect(left()).toEqual(['chat : Роддом в Боровичах работает.', 'comment z1: Это неправда. Закрывают.'])
})

it('goes to nobody whom no person has chosen, and to no private dialog', async () => {
  const refuted = await saveRefuted(desk)
  await say('s1')
  await say('s2', { surface: 'private', container: 'peer:1' })
  const [open, dialog] = (await read(refuted)).carriers
  expect([open!.canReply, dialog!.canReply, dialog!.state]).toEqual([true, false, 'suggested'])
  expect((await publish(refuted)).json()).toMatchObject({ code: 'fake.no_places' })
  expect((await publish(refuted, { to: ['s2'] })).json()).toMatchObject({ code: 'fake.cannot_reply' })
  await desk.test.as(refuted.writer).patch(`/fakes/${refuted.fakeId}/carriers`, {
    carriers: [{ id: open!.id, state: 'rejected' }],
  })
  expect((await publish(refuted, { to: ['s1'] })).json()).toMatchObject({ code: 'fake.carrier_rejected' })
  const unknown = await run(refuted, { type: 'publish', carrierIds: [newId()], chatIds: [] })
  expect(unknown.json()).toMatchObject({ code: 'fake.no_carrier', details: { field: 'carrierIds' } })
  await desk.send()
  expect(left()).toEqual([])
  expect((await read(refuted)).step).toBe('publication')
})

it('takes a picture where the network shows one, elsewhere the words go alone', async () => {
  const refuted = await saveRefuted(desk)
  const chat = await saveChat(desk)
  await say('i1')
  const bytes = Buffer.from('picture')
  const pictureId = newId()
  await desk.test.db
    .insertInto('fakeFile')
    .values({
      ...{
        id: pictureId,
        fakeId: refuted.fakeId,
        use: 'picture',
        contentType: 'image/png',
        name: 'Ответ.png',
      },
      ...{ hash: await desk.test.product.fakeFiles.save(bytes), size: bytes.length },
      ...{ uploadedBy: refuted.writer.id, uploadedAt: desk.test.clock.now },
    })
    .execute()
  await saveText(desk, refuted, { no: 2, post: 'Работает.', pictureId })
  await publish(refuted, { to: ['i1'], chats: [chat.id] })
  await desk.send()
  expect(
    desk.network.calls.map(({ message }) => `${message.surface} ${message.attachmentRefs}`).sort(),
  ).toEqual(['chat ', 'comment photo-1_1'])
  expect(desk.network.uploads.map(({ name }) => name)).toEqual(['Ответ.png'])
})

it('is tried anew, or done by hand, where it did not get through', async () => {
  const refuted = await saveRefuted(desk)
  await say('f1')
  await say('f2')
  desk.network.ends.push(new ConnectorError('refused', 'fake.forbidden'))
  await publish(refuted, { to: ['f1'] })
  await desk.send()
  expect((await read(refuted)).publications).toMatchObject([{ state: 'failed', errorCode: 'fake.forbidden' }])
  await publish(refuted, { to: ['f1'] })
  await desk.send()
  expect((await read(refuted)).publications).toMatchObject([{ state: 'sent', errorCode: null }])

  desk.network.ends.push(new ConnectorError('refused', 'fake.forbidden'))
  await publish(refuted, { to: ['f2'] })
  await desk.send()
  const { carriers } = await read(refuted)
  const byHand = (place: string, permalink: string) => {
    const carrierId = carriers.find((carrier) => carrier.permalink?.endsWith(place))!.id
    return run(refuted, { type: 'publish_by_hand', carrierId, permalink })
  }
  expect((await byHand('/f1', 'https://example.org/x')).json()).toMatchObject({
    code: 'fake.published_there',
  })
  const done: FakeResponse = (await byHand('/f2', 'https://example.org/y')).json()
  expect(done.publications.at(-1)).toMatchObject({
    kind: 'by_hand',
    state: 'sent',
    permalink: 'https://example.org/y',
  })
})

it('keeps a place that no page of ours reaches, with how many saw it, and is watched for three days', async () => {
  const refuted = await saveRefuted(desk)
  const { fakeId, writer } = refuted
  const client = desk.test.as(writer)
  const place = { place: 'Подъезд 5', permalink: 'https://example.org/wa', text: CLAIM, views: 10 }
  const later = new Date(desk.test.clock.now.getTime() + 60_000).toISOString()
  const wrong = await client.post(`/fakes/${fakeId}/carriers`, { ...place, writtenAt: later })
  expect(wrong.json()).toMatchObject({ code: 'fake.written_later', details: { field: 'writtenAt' } })
  const writtenAt = desk.test.clock.now.toISOString()
  const added: FakeResponse = (await client.post(`/fakes/${fakeId}/carriers`, { ...place, writtenAt })).json()
  const [carrier] = added.carriers
  expect(carrier).toMatchObject({ foundAs: 'by_hand', state: 'confirmed', canReply: false, views: 10 })
  desk.passMs(60_000)
  const judged = await client.patch(`/fakes/${fakeId}/carriers`, {
    carriers: [{ id: carrier!.id, views: 25, shares: 3 }],
  })
  expect(judged.json()).toMatchObject({ spread: { placeCount: 1, views: 25, shares: 3, networks: [] } })
  expect(judged.json().reach.map(({ views }: { views: number }) => views)).toEqual([10, 25])

  const permalink = 'https://example.org/answered'
  await run(refuted, { type: 'publish_by_hand', carrierId: carrier!.id, permalink })
  expect(await endWatches(desk.test.context)).toBe(0)
  desk.passMs(72 * 3_600_000)
  expect(await endWatches(desk.test.context)).toBe(1)
  expect(await read(refuted)).toMatchObject({ step: 'closed' })
})
