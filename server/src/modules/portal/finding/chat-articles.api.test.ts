import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const chatModerator = buildActor({ role: 'chat_moderator' })

async function ask(text: string) {
  const chat = await saveChat(desk)
  const id = `known-${chat.container}`
  await chat.say({ id, text, author: 'anna' })
  const messageId = await chat.idOf(id)
  const offered = async (actor: Actor = chatModerator) => {
    const reply = await desk.test.as(actor).get(`/chats/${chat.id}/messages/${messageId}/articles`)
    return { status: reply.statusCode, articles: reply.json().articles }
  }
  return { chat, messageId, offered }
}

it('lays what is known beside a question of a chat, with the place that its words name', async () => {
  const { offered } = await ask('Почему на Ленина, 5 не горит фонарь? Темно, когда почините?')
  const { articles } = await offered()
  expect(articles[0]).toMatchObject({ code: 'street-light-out', title: 'Не горит фонарь' })
  const [answer] = articles[0].answers
  // Who serves the wires may be a contractor: its writer says so.
  expect(answer.text).toContain('Сети обслуживает {кто делает}')
  expect(answer.text).toMatch(/Ленина/)
  expect(answer.open).toEqual(expect.arrayContaining(['{дата}']))
})

it('lays beside a smell of gas what to do at once, and not how gas is brought to a house', async () => {
  const { offered } = await ask('В подъезде сильно пахнет газом, Ленина, 5, что делать?')
  const { articles } = await offered()
  expect(articles.map(({ code }: { code: string }) => code)).toEqual(['gas-smell'])
  expect(articles[0].steps).toMatch(/104 или 112/)
})

it('lays what to do at once beside a danger that only a person saw', async () => {
  const { chat, messageId, offered } = await ask(
    'У колонки на углу чем-то тянет, детям не нравится, вроде газ',
  )
  await desk.test
    .as(desk.people.dispatcher)
    .post(`/chats/${chat.id}/messages/${messageId}/classify`, { class: 'danger' })
    .then(({ statusCode }) => expect(statusCode).toBe(200))
  const { articles } = await offered()
  expect(articles.map(({ code }: { code: string }) => code)).toContain('gas-smell')
})

it('offers nothing outside the reader’s scope, and nothing for a question that no longer waits', async () => {
  const { chat, messageId, offered } = await ask('Не горит фонарь на Ленина, 9, сделайте свет')
  const elsewhere = buildActor({ role: 'chat_moderator', scope: { kind: 'municipality', code: 'valday' } })
  expect((await offered(elsewhere)).status).toBe(404)
  await desk.test
    .as(desk.people.dispatcher)
    .post(`/chats/${chat.id}/messages/${messageId}/pass-on`)
    .then(({ statusCode }) => expect(statusCode).toBe(200))
  expect((await offered()).articles).toEqual([])
})
