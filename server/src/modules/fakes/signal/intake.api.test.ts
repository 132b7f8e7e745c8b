import { createHash } from 'node:crypto'
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import {
  CLAIM,
  dropAllFakes,
  listCarriersOf,
  RUMOUR,
  saveFake,
  savePage,
} from '../../../../test/factories/fake-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { createFakeConnector } from '../../../../test/networks/fake-connector.ts'
import { chatsContextOf } from '../../../main/wiring/register-deps.ts'
import { sweepLate } from '../../chats/index.ts'
import { canonicalJson } from '../../incidents/index.ts'
import { lookBack } from '../index.ts'

let desk: Desk
const [telegram, max] = [createFakeConnector('telegram'), createFakeConnector('max')]
beforeAll(async () => {
  desk = await openDesk({ others: [telegram, max] })
  await saveUser(desk.test.db, buildActor({ role: 'fact_checker', name: 'Проверяющая Зоя' }))
})
afterAll(() => desk.close())
/** Every test hears the rumour anew. */
beforeEach(async () => {
  await desk.test.db.updateTable('fakeCarrier').set({ state: 'rejected' }).execute()
  await dropAllFakes(desk)
})

const listDrafts = () => desk.test.db.selectFrom('fake').selectAll().where('step', '=', 'signal').execute()
const say = async (id: string, text: string, more: object = {}) => {
  desk.passMs(1000)
  await desk.deliver({ id, text, author: `author-${id}`, at: desk.test.clock.now.toISOString(), ...more })
  await desk.work()
}

it('begins a draft of a rumour asked about in a chat, with the message as its first place', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'r1', text: `Добрый вечер! ${RUMOUR} Ответьте.`, author: 'anna' })

  const [draft, ...others] = await listDrafts()
  expect(others).toEqual([])
  expect(draft).toMatchObject({
    ...{ signal: 'chat', claim: CLAIM, municipalityCode: 'borovichi', createdBy: null },
    fullText: `Добрый вечер! ${RUMOUR} Ответьте.`,
  })
  const [carrier] = await listCarriersOf(desk, draft!.id)
  expect(carrier).toMatchObject({ state: 'confirmed', foundAs: 'signal', place: 'Боровичи. Центр' })
  expect(createHash('sha256').update(canonicalJson(carrier!.snapshot)).digest('hex')).toBe(
    carrier!.snapshotHash,
  )
  const told = await desk.test.db.selectFrom('notification').selectAll().where('kind', '=', 'fake').execute()
  expect(told.map(({ details }) => details)).toContainEqual(
    expect.objectContaining({ fakeId: draft!.id, number: draft!.number }),
  )
})

it('finds the same rumour in comments, in other networks and other chats, and begins no second draft', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 's1', text: RUMOUR, author: 'anna' })
  const [draft] = await listDrafts()
  await say('s2', `Переслано: ${CLAIM}!!!`)
  await say('s3', `${CLAIM}. Кошмар.`, { surface: 'post', container: 'wall-9' })
  await say('s4', RUMOUR, { surface: 'private', container: 'peer:1' })
  await (await savePage(desk, telegram)).say({ id: 's5', text: RUMOUR, container: 'tg-1' })
  await (await savePage(desk, max)).say({ id: 's6', text: CLAIM, container: 'max-1' })
  const other = await saveChat(desk)
  await other.say({ id: 's7', text: RUMOUR, author: 'vera' })

  expect(await listDrafts()).toHaveLength(1)
  const carriers = await listCarriersOf(desk, draft!.id)
  expect(carriers.map(({ externalId, state }) => `${externalId} ${state}`)).toEqual([
    ...['s1 confirmed', 's2 confirmed', 's3 confirmed', 's4 suggested', 's5 confirmed', 's6 confirmed'],
    's7 confirmed',
  ])
  expect(carriers.map(({ network }) => network)).toEqual(['vk', 'vk', 'vk', 'vk', 'telegram', 'max', 'vk'])
  // It is still a question to us wherever it was one.
  expect(await desk.incidentOf('s2')).toMatchObject({ step: 'new' })
})

it('takes no refutation, no other place, no official and no words of ours for the rumour', async () => {
  const fakeId = await saveFake(desk)
  const chat = await saveChat(desk)
  await chat.addOfficial('glava', 'head')
  await chat.say(
    {
      id: 'n1',
      text: 'Это фейк, роддом в Боровичах не закрывают, рожать в Новгород не повезут',
      author: 'anna',
    },
    { id: 'n2', text: `${CLAIM}: так пишут, отвечаю по пунктам`, author: 'glava' },
    { id: 'n3', text: 'В Холме закрывают роддом, рожать повезут в Новгород', author: 'vera' },
    { id: 'n4', text: CLAIM, authorKind: 'self', op: 'echo' },
  )
  expect(await listCarriersOf(desk, fakeId)).toEqual([])
})

it('keeps the words as they stood when the message is edited or taken away', async () => {
  const fakeId = await saveFake(desk)
  await say('e1', CLAIM)
  await say('e1', 'Всем хорошего дня', { op: 'edited' })
  const [edited] = await listCarriersOf(desk, fakeId)
  expect(edited).toMatchObject({ text: CLAIM, state: 'confirmed' })
  expect(edited!.goneAt).toEqual(desk.test.clock.now)
  await say('e1', `${CLAIM}!`, { op: 'edited' })
  expect((await listCarriersOf(desk, fakeId))[0]).toMatchObject({ text: CLAIM, goneAt: null })
  await say('e1', '', { op: 'deleted' })
  expect((await listCarriersOf(desk, fakeId))[0]!.goneAt).toEqual(desk.test.clock.now)

  await say('e2', 'Всем привет')
  await say('e2', CLAIM, { op: 'edited' })
  expect((await listCarriersOf(desk, fakeId)).map(({ externalId }) => externalId)).toEqual(['e1', 'e2'])
})

it('is one place however often it is delivered', async () => {
  const fakeId = await saveFake(desk)
  await say('o1', CLAIM)
  await say('o1', CLAIM, { op: 'seen' })
  expect(await listCarriersOf(desk, fakeId)).toHaveLength(1)
})

it('lets a rumour wait while it is checked, and passes it on once it is not', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'w1', text: RUMOUR, author: 'anna' })
  await chat.say({ id: 'w2', text: 'Когда включат воду на Мира, 5?', author: 'vera' })
  desk.passMs(100 * HOUR_MS)
  await sweepLate(chatsContextOf(desk.test.product))
  expect(await chat.question('w1')).toMatchObject({ state: 'open', class: 'rumour' })
  expect(await chat.question('w2')).toMatchObject({ state: 'passed_on' })

  await desk.test.db.updateTable('fakeCarrier').set({ state: 'rejected' }).execute()
  expect(await sweepLate(chatsContextOf(desk.test.product))).toBe(1)
  expect(await chat.question('w1')).toMatchObject({ state: 'passed_on' })
})

it('begins a draft also where a person says that it is a rumour', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'p1', text: 'На Садовой, 3 скоро откроют базу отдыха вместо сквера', author: 'anna' })
  expect(await listDrafts()).toEqual([])
  const messageId = await chat.idOf('p1')
  const done = await desk.test
    .as(desk.people.moderator)
    .post(`/chats/${chat.id}/messages/${messageId}/classify`, { class: 'rumour' })
  expect(done.statusCode).toBe(200)
  expect(await listDrafts()).toMatchObject([
    { claim: 'На Садовой, 3 скоро откроют базу отдыха вместо сквера' },
  ])
})

it('tells once an hour that a refuted rumour goes round again', async () => {
  const publishedAt = desk.test.clock.now
  const fakeId = await saveFake(desk, { step: 'watch', verdict: 'fake', publishedAt })
  const countTold = async () => {
    const rows = await desk.test.db
      .selectFrom('notification')
      .select('details')
      .where('kind', '=', 'fake')
      .execute()
    return new Set(
      rows.flatMap(({ details }) =>
        JSON.stringify(details).includes(fakeId) ? [JSON.stringify(details)] : [],
      ),
    ).size
  }
  await say('a0', CLAIM, { at: new Date(publishedAt.getTime() - HOUR_MS).toISOString() })
  expect(await countTold()).toBe(0)
  const toldAt = async () =>
    (
      await desk.test.db
        .selectFrom('fake')
        .select('respreadToldAt')
        .where('id', '=', fakeId)
        .executeTakeFirst()
    )?.respreadToldAt
  await say('a1', CLAIM)
  const first = await toldAt()
  expect([await countTold(), first]).toEqual([1, desk.test.clock.now])
  await say('a2', RUMOUR)
  expect(await toldAt()).toEqual(first)
  desk.passMs(HOUR_MS)
  await say('a3', RUMOUR)
  expect(await toldAt()).toEqual(desk.test.clock.now)
})

it('gives the places of a card that is told twice to the one that stays', async () => {
  const checker = await saveUser(desk.test.db, buildActor({ role: 'fact_checker', name: 'Проверяющий Илья' }))
  const client = desk.test.as(checker)
  const twiceTold = 'В Боровичах беременных оставят без врачей, отделение переводят в область'
  const [kept, twice] = [await saveFake(desk), await saveFake(desk, { claim: twiceTold })]
  await say('d1', CLAIM)
  await say('d2', twiceTold)
  await say('d3', `Говорят, ${twiceTold.toLowerCase()}`)
  const { number } = (await client.get(`/fakes/${kept}`)).json()
  const dropped = await client.post(`/fakes/${twice}/commands`, {
    command: { type: 'drop', reason: 'duplicate', duplicateOfNumber: number },
    expectedVersion: 1,
  })
  expect(dropped.statusCode).toBe(200)
  const placesOf = async (fakeId: string) =>
    (await listCarriersOf(desk, fakeId)).map(({ externalId }) => externalId)
  expect(await placesOf(kept)).toEqual(['d1', 'd2', 'd3'])
  expect(await placesOf(twice)).toEqual(['d2', 'd3'])
  // And it is known by these words from now on.
  await say('d4', `Пересылают: ${twiceTold}`)
  expect(await placesOf(kept)).toEqual(['d1', 'd2', 'd3', 'd4'])
})

it('looks back at what was said before the card, and again when it has learnt other words', async () => {
  const checker = await saveUser(desk.test.db, buildActor({ role: 'fact_checker', name: 'Проверяющая Ася' }))
  const otherwise = 'Беременных из Боровичей повезут рожать за двести вёрст, своих акушерок всех уволят'
  // What other tests have said is too old.
  desk.passMs(100 * HOUR_MS)
  await say('b0', 'В Боровичах открыли новый роддом, поздравляем!')
  await say('b1', `${CLAIM}!!`)
  await say('b2', `Люди, ${otherwise.toLowerCase()}`)
  desk.passMs(HOUR_MS)
  const fakeId = await saveFake(desk)
  const context = chatsContextOf(desk.test.product)
  const placesOf = async () => (await listCarriersOf(desk, fakeId)).map(({ externalId }) => externalId)

  while (await lookBack(context));
  expect(await placesOf()).toEqual(['b1'])
  await say('b3', otherwise)
  expect(await placesOf()).toEqual(['b1'])
  const pointed = await desk.test.as(checker).post(`/fakes/${fakeId}/carriers`, {
    ...{ place: 'Соседский чат', permalink: 'https://example.org/1', text: otherwise },
    writtenAt: desk.test.clock.now.toISOString(),
  })
  expect(pointed.statusCode).toBe(200)
  while (await lookBack(context));
  expect((await placesOf()).sort()).toEqual(['b1', 'b2', 'b3'])
  const again = await desk.test.db
    .selectFrom('fake')
    .select('isLookedBack')
    .where('id', '=', fakeId)
    .execute()
  expect(again).toEqual([{ isLookedBack: true }])
})

it('takes a rumour in other words as a likely place of its card, and a joke, a denial or a complaint as none', async () => {
  const fakeId = await saveFake(desk)
  const chat = await saveChat(desk)
  await say(
    'w1',
    'Кума в больнице работает, говорит, родилку прикрывают, рожениц скоро в область возить будут',
  )
  await say('w2', 'Роддом закрывают на мойку, как каждый год')
  await say('w3', 'Минздрав: роддом работает, закрытие не планируется')
  await say('w4', 'Ахах, муж говорит, рожать теперь в капусте будем')
  await say('w5', 'В роддоме холодно, батареи опять еле теплые')
  await chat.say({
    ...{ id: 'w6', author: 'anna' },
    text: 'Правда, что рожениц скоро в область повезут, а отделение под замок?',
  })

  const carriers = await listCarriersOf(desk, fakeId)
  expect(carriers.map(({ externalId, state }) => `${externalId} ${state}`)).toEqual([
    'w1 suggested',
    'w6 suggested',
  ])
  expect(await listDrafts()).toEqual([])
})

it('shows a draft no card of another rumour about the same thing', async () => {
  const other = await saveFake(desk)
  const checker = await saveUser(desk.test.db, buildActor({ role: 'fact_checker' }))
  const chat = await saveChat(desk)
  await chat.say({ id: 'o1', text: 'Правда ли, что в роддоме акушерок уволят к зиме?', author: 'anna' })
  const draft = (await listDrafts()).find(({ id }) => id !== other)
  expect((await desk.test.as(checker).get(`/fakes/${draft!.id}`)).json()).toMatchObject({ similar: [] })
})

it('shows a draft the cards it may be the same as; joined by one press, that one learns its words', async () => {
  const fakeId = await saveFake(desk)
  const checker = await saveUser(desk.test.db, buildActor({ role: 'fact_checker' }))
  const chat = await saveChat(desk)
  const text = 'Правда ли, что роддом закроют на ремонт до февраля?'
  await chat.say({ id: 'j1', text, author: 'anna' })
  const draft = (await listDrafts()).find(({ id }) => id !== fakeId)
  const client = desk.test.as(checker)
  const card: FakeResponse = (await client.get(`/fakes/${draft!.id}`)).json()
  expect(card.similar.map(({ id }) => id)).toEqual([fakeId])
  const [{ number } = { number: 0 }] = card.similar
  const joined = await client.post(`/fakes/${draft!.id}/commands`, {
    command: { type: 'drop', reason: 'duplicate', duplicateOfNumber: number },
    expectedVersion: card.version,
  })
  expect(joined.json()).toMatchObject({ step: 'dropped', duplicateOf: { number }, similar: [] })
  await chat.say({ id: 'j2', text: `${text}!`, author: 'vera' })
  expect((await listCarriersOf(desk, fakeId)).map(({ externalId }) => externalId)).toEqual(['j1', 'j2'])
})
