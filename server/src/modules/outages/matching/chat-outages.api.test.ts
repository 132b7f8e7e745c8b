import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveOutage } from '../../../../test/factories/outage-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import type { Actor } from '../../access/index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const chatModerator = buildActor({ role: 'chat_moderator' })
async function ask(text: string): Promise<{ chat: TestChat; url: string; messageId: string }> {
  const chat = await saveChat(desk)
  const id = `ask-${chat.container}`
  await chat.say({ id, text, author: 'anna' })
  const messageId = await chat.idOf(id)
  return { chat, messageId, url: `/chats/${chat.id}/messages/${messageId}/outages` }
}
async function offersAt(url: string, actor: Actor = chatModerator) {
  const response = await desk.test.as(actor).get(url)
  return { status: response.statusCode, body: response.json() }
}

it('offers the outage beside a question of a chat, with words that may be said there at once', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const { url } = await ask('Почему на Ленина, 5 нет холодной воды? Когда дадут?')
  const { body } = await offersAt(url)

  expect(body).toMatchObject({ canJoin: false, offers: [{ fit: 'exact', outage: { id: outage.id } }] })
  expect(body.offers[0].reply).toContain(`Ваш дом в отключении № ${outage.number}`)
  expect((await offersAt(url, desk.people.dispatcher)).body.canJoin).toBe(true)
  const elsewhere = buildActor({ role: 'chat_moderator', scope: { kind: 'municipality', code: 'valday' } })
  expect((await offersAt(url, elsewhere)).status).toBe(404)
  const { url: other } = await ask('Почему на Мира, 5 нет холодной воды?')
  expect((await offersAt(other)).body.offers).toEqual([])
})

it('passes the question on into the outage by one press, or does nothing at all', async () => {
  const outage = await saveOutage(desk.test, desk.people.dispatcher)
  const { chat, url, messageId } = await ask('На Ленина, 7 нет холодной воды, когда дадут?')
  const join = (actor: Actor) => desk.test.as(actor).post(`${url}/${outage.id}/join`)
  const inPlace = buildActor({ role: 'analyst' })
  expect((await join(inPlace)).statusCode).toBe(403)
  // The executor works in the chat, but does not accept questions.
  const executor = buildActor({ role: 'executor', scope: { kind: 'municipality', code: 'borovichi' } })
  expect([403, 404]).toContain((await join(executor)).statusCode)
  const still = await desk.test.db
    .selectFrom('message')
    .select('incidentId')
    .where('id', '=', messageId)
    .execute()
  expect(still).toEqual([{ incidentId: null }])

  expect((await join(desk.people.dispatcher)).statusCode).toBe(200)
  expect(await chat.question(`ask-${chat.container}`)).toMatchObject({ state: 'passed_on' })
  const { incidentId } = await desk.test.db
    .selectFrom('message')
    .select('incidentId')
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  const card = (await desk.test.as(desk.people.dispatcher).get(`/incidents/${incidentId}`)).json()
  expect(card).toMatchObject({ step: 'assigned', agencyCode: 'water-msta', flags: { isMassEvent: true } })
  expect((await offersAt(url, desk.people.dispatcher)).body).toEqual({ offers: [], canJoin: false })
  expect((await join(desk.people.dispatcher)).statusCode).toBe(409)
})
