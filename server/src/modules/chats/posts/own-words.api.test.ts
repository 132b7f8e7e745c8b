/** What one of the staff writes here is that person's word: it answers and counts as words of their own account would. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
let chat: TestChat
let head: Actor
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  chat = await saveChat(desk)
  head = buildActor({
    grants: [{ role: 'executor', scope: { kind: 'agency', code: 'administration-borovichi' } }],
  })
  await saveUser(desk.test.db, head)
  await addMember(head, 'head')
})

const addMember = (person: Actor, role: 'head' | 'department') =>
  desk.test.db
    .insertInto('chatMember')
    .values({ chatId: chat.id, userId: person.id, role, addedAt: desk.test.clock.now })
    .execute()

/** Words leave and stand in the chat; returns their message. */
async function write(text: string, person = head, meant: object = {}): Promise<string> {
  desk.passMs(60_000)
  const body = { key: newId(), text, replyToMessageId: null, ...meant }
  expect((await desk.test.as(person).post(`/chats/${chat.id}/send`, body)).statusCode).toBe(200)
  await desk.send()
  const { id } = await desk.test.db
    .selectFrom('message')
    .select('id')
    .where('container', '=', chat.container)
    .where('text', '=', text)
    .executeTakeFirstOrThrow()
  return id
}
async function readWords(messageId: string) {
  const feed = await desk.test.as(head).get(`/chats/${chat.id}/messages`)
  return feed.json().messages.find(({ id }: { id: string }) => id === messageId)
}
const ask = (id: string, text: string, author = 'nina') => chat.say({ id, text, author })

describe('words of an official without a reply link', () => {
  it.each([
    'Нина, каток на Соборной площади зальём в среду, 10 декабря',
    'Планируем к середине месяца, если встанет мороз',
  ])('wait for a person to say that they answer: %s', async (text) => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const messageId = await write(text)
    expect(await chat.question('rink')).toMatchObject({ state: 'open' })
    expect(await readWords(messageId)).toMatchObject({
      author: { role: 'head' },
      answers: [{ state: 'suggested' }],
    })
  })

  it('that seem to answer nothing are tied to a question by hand', async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const messageId = await write('Добрый вечер!')
    const body = { questionMessageId: await chat.idOf('rink'), decision: 'confirmed' }
    const reply = await desk.test.as(head).post(`/chats/${chat.id}/messages/${messageId}/link`, body)
    expect(reply.statusCode).toBe(200)
    expect(await chat.question('rink')).toMatchObject({ state: 'answered', answeredByMessageId: messageId })
  })

  it('close the question to which their writer has said that they answer, whatever they sound like', async () => {
    await ask('pipe', 'Какой телефон у аварийной службы водоканала?')
    const text = 'Нина, телефон 8 (81652) 5-00-00, круглосуточно. Спасибо, что написали, проверю лично.'
    const meant = { replyToMessageId: await chat.idOf('pipe'), isAnswer: true }
    const messageId = await write(text, head, meant)
    expect(await chat.question('pipe')).toMatchObject({ state: 'answered', answeredByMessageId: messageId })
    expect(await readWords(messageId)).toMatchObject({ answers: [{ state: 'confirmed' }] })
  })

  it('are no answer to another question of who is replied to, until a person names it', async () => {
    await chat.say({
      id: 'rumour',
      text: 'Правда ли, что роддом в Боровичах закрывают навсегда?',
      author: 'nina',
    })
    await ask('light', 'Когда дадут свет на Мира, 5?')
    const close = { how: 'elsewhere', comment: 'Сказали на сходе' }
    const path = `/chats/${chat.id}/messages/${await chat.idOf('rumour')}`
    expect((await desk.test.as(head).post(`${path}/close`, close)).statusCode).toBe(200)
    const meant = { replyToMessageId: await chat.idOf('rumour') }
    const messageId = await write('Нина, мы ошиблись: роддом закрыт, свет там есть', head, meant)
    expect(await readWords(messageId)).toMatchObject({ answers: [] })
    expect(await chat.question('light')).toMatchObject({ state: 'open' })

    const named = { questionMessageId: await chat.idOf('light'), decision: 'confirmed' }
    const link = await desk.test.as(head).post(`/chats/${chat.id}/messages/${messageId}/link`, named)
    expect(link.statusCode).toBe(200)
    expect(await chat.question('light')).toMatchObject({ state: 'answered' })
  })

  it('are those of a moderator where their writer is no member', async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const messageId = await write('Каток на Соборной площади зальют 10 декабря', desk.people.executor)
    expect(await readWords(messageId)).toMatchObject({
      author: { role: 'moderator' },
      answers: [{ state: 'suggested' }],
    })
  })
})

describe('words about to be said', () => {
  const propose = (text: string, person = head) =>
    desk.test.as(person).post(`/chats/${chat.id}/propose`, { text })

  it('are asked about the question that they most likely answer', async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    await ask('bus', 'Во сколько последний автобус до Перёдок?', 'oleg')
    const reply = await propose('Каток на Соборной зальём 10 декабря')
    expect(reply.json()).toMatchObject({
      question: { messageId: await chat.idOf('rink'), text: 'Когда зальют каток на Соборной площади?' },
    })
  })

  it('answer nothing where nothing waits, and nobody else may ask', async () => {
    expect((await propose('Каток на Соборной зальём 10 декабря')).json()).toEqual({ question: null })
    const elsewhere = buildActor({
      grants: [{ role: 'executor', scope: { kind: 'agency', code: 'administration-valday' } }],
    })
    expect((await propose('Каток зальём', elsewhere)).statusCode).toBe(404)
  })
})

describe('words that have gone without a link', () => {
  const LATE = 'Соберём всех и сообщим'
  async function go(text: string): Promise<string> {
    desk.passMs(60_000)
    const key = newId()
    const body = { key, text, replyToMessageId: null }
    expect((await desk.test.as(head).post(`/chats/${chat.id}/send`, body)).statusCode).toBe(200)
    return key
  }
  const link = async (key: string, external: string, decision: 'confirmed' | 'rejected', person = head) => {
    const body = { questionMessageId: await chat.idOf(external), decision }
    return (await desk.test.as(person).post(`/chats/${chat.id}/posts/${key}/link`, body)).statusCode
  }

  it('are tied to a question while they are on their way', async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const key = await go(LATE)
    expect(await link(key, 'rink', 'confirmed')).toBe(200)
    expect(await chat.question('rink')).toMatchObject({ state: 'open' })
    await desk.send()
    expect(await chat.question('rink')).toMatchObject({ state: 'answered' })
  })

  it('are tied to it when they stand in the chat already', async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const key = await go(LATE)
    await desk.send()
    expect(await link(key, 'rink', 'confirmed')).toBe(200)
    expect(await chat.question('rink')).toMatchObject({ state: 'answered' })
  })

  it('are not asked about again where their writer has said no', async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const text = 'Каток на Соборной площади зальём 10 декабря'
    const key = await go(text)
    expect(await link(key, 'rink', 'rejected')).toBe(200)
    await desk.send()
    expect(await chat.question('rink')).toMatchObject({ state: 'open' })
    const feed = await desk.test.as(head).get(`/chats/${chat.id}/messages`)
    const said = feed.json().messages.find((one: { text: string }) => one.text === text)
    expect(said.answers).toMatchObject([{ state: 'rejected' }])
  })

  it("are nobody else's to speak of, and answer nothing that a person has closed", async () => {
    await ask('rink', 'Когда зальют каток на Соборной площади?')
    const key = await go(LATE)
    const elsewhere = buildActor({
      grants: [{ role: 'executor', scope: { kind: 'agency', code: 'administration-valday' } }],
    })
    expect(await link(key, 'rink', 'confirmed', elsewhere)).toBe(404)
    expect(await link(newId(), 'rink', 'confirmed')).toBe(404)
    const close = { how: 'needless', comment: 'Спросили о другом городе' }
    const path = `/chats/${chat.id}/messages/${await chat.idOf('rink')}/close`
    expect((await desk.test.as(head).post(path, close)).statusCode).toBe(200)
    expect(await link(key, 'rink', 'confirmed')).toBe(409)
    await desk.send()
  })
})

describe('figures', () => {
  it('count the days on which the head wrote here', async () => {
    await write('Всем доброе утро, сегодня смотрим дворы')
    await write('Посмотрели, спасибо за снимки')
    const day = desk.test.clock.now.toISOString().slice(0, 10)
    const figures = await desk.test.as(head).get(`/chats/${chat.id}/figures?from=${day}&to=${day}`)
    expect(figures.json()).toMatchObject({ leaderDayCount: 1, dayCount: 1, messageCount: 2 })
  })

  it('count no head where only a department wrote', async () => {
    const clerk = buildActor({
      grants: [{ role: 'executor', scope: { kind: 'agency', code: 'administration-borovichi' } }],
    })
    await saveUser(desk.test.db, clerk)
    await addMember(clerk, 'department')
    await write('Дворы чистим по графику', clerk)
    const day = desk.test.clock.now.toISOString().slice(0, 10)
    const figures = await desk.test.as(head).get(`/chats/${chat.id}/figures?from=${day}&to=${day}`)
    expect(figures.json()).toMatchObject({ leaderDayCount: 0 })
  })
})
