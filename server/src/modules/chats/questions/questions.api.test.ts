import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { chatsContextOf } from '../../../main/wiring/register-deps.ts'
import { sweepLate } from './sweep-late.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const moderator = buildActor({ role: 'chat_moderator' })
async function decide(chat: TestChat, externalId: string, step: string, body: object = {}) {
  const messageId = await chat.idOf(externalId)
  return desk.test.as(moderator).post(`/chats/${chat.id}/messages/${messageId}/${step}`, body)
}

async function linksOf(chat: TestChat, reply: string) {
  const replyMessageId = await chat.idOf(reply)
  const links = desk.test.db.selectFrom('chatLink').select('state')
  return links.where('replyMessageId', '=', replyMessageId).execute()
}

it('keeps a corrected class whatever is read later, and opens and drops the question by it', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'm1', text: 'Всем привет из дома на Мира', author: 'anna' })
  expect((await decide(chat, 'm1', 'classify', { class: 'complaint' })).statusCode).toBe(200)
  expect(await chat.question('m1')).toMatchObject({ state: 'open', class: 'complaint' })

  await chat.say({ op: 'edited', id: 'm1', text: 'Всем привет', author: 'anna' })
  expect(await chat.classOf('m1')).toBe('complaint')
  await decide(chat, 'm1', 'classify', { class: 'talk' })
  expect(await chat.question('m1')).toMatchObject({ state: 'dropped' })

  const told = await chat.question('m1')
  await decide(chat, 'm1', 'classify', { class: 'danger' })
  const danger = await chat.question('m1')
  expect(danger).toMatchObject({ state: 'open', class: 'danger', number: told!.number })
  expect(danger!.dueAt.getTime() - danger!.openedAt.getTime()).toBe(15 * 60_000)
  expect(danger!.dutyToldAt).not.toBeNull()
})

it('closes the question by a confirmed link and opens it again when the link is rejected', async () => {
  const chat = await saveChat(desk)
  await chat.addOfficial(`clerk-${chat.container}`)
  const clerk = `clerk-${chat.container}`
  await chat.say({ id: 'q1', text: 'Когда вывезут снег со двора Садовой, 3?', author: 'boris' })
  await chat.say({ id: 'a1', text: 'Сделаем завтра', author: clerk })
  const questionMessageId = await chat.idOf('q1')

  await decide(chat, 'a1', 'link', { questionMessageId, decision: 'confirmed' })
  expect(await chat.question('q1')).toMatchObject({ state: 'answered', answeredBy: 'a1' })
  await decide(chat, 'a1', 'link', { questionMessageId, decision: 'rejected' })
  expect(await chat.question('q1')).toMatchObject({ state: 'open', closedAt: null })

  await chat.say({ id: 'a2', text: 'Снег со двора Садовой вывезли утром', author: clerk, parent: 'q1' })
  expect(await chat.question('q1')).toMatchObject({ state: 'open' })
  await decide(chat, 'a2', 'link', { questionMessageId, decision: 'confirmed' })
  expect(await chat.question('q1')).toMatchObject({ state: 'answered', answeredBy: 'a2' })
  await decide(chat, 'a2', 'link', { questionMessageId, decision: 'withdrawn' })
  expect(await chat.question('q1')).toMatchObject({ state: 'open', closedAt: null })
  expect(await linksOf(chat, 'a2')).toEqual([{ state: 'suggested' }])
  await decide(chat, 'a2', 'link', { questionMessageId, decision: 'rejected' })
  expect(await chat.question('q1')).toMatchObject({ state: 'open' })
  const wrong = await decide(chat, 'q1', 'link', { questionMessageId, decision: 'confirmed' })
  expect([wrong.statusCode, wrong.json().code]).toEqual([409, 'chat.not_of_official'])
})

it('closes what was answered elsewhere, and words of the chat do not open it again', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'q2', text: 'Когда включат свет на Мира, 5?', author: 'boris' })

  await decide(chat, 'q1', 'close', { how: 'elsewhere', comment: 'Позвонили' })
  await decide(chat, 'q2', 'close', { how: 'needless', comment: 'Шутка' })
  await chat.say({ op: 'edited', id: 'q1', text: 'Когда же включат воду на Мира, 5?', author: 'anna' })

  expect(await chat.question('q1')).toMatchObject({ state: 'answered', answeredBy: null })
  expect(await chat.question('q2')).toMatchObject({ state: 'dropped' })
  const again = await decide(chat, 'q1', 'close', { how: 'needless', comment: 'Ещё раз' })
  expect([again.statusCode, again.json().code]).toEqual([409, 'chat.question_closed'])
  await decide(chat, 'q2', 'classify', { class: 'danger' })
  const reopened = await chat.question('q2')
  expect(reopened).toMatchObject({ state: 'open', class: 'danger' })
  expect(reopened!.dueAt.getTime() - reopened!.openedAt.getTime()).toBe(15 * 60_000)
})

it('passes a question on at once, and only once', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'p1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })

  expect((await decide(chat, 'p1', 'pass-on')).statusCode).toBe(200)
  const incident = await desk.incidentOf('p1')
  expect(await chat.question('p1')).toMatchObject({ state: 'passed_on', incidentId: incident.id })
  expect((await decide(chat, 'p1', 'pass-on')).statusCode).toBe(409)
  expect((await decide(chat, 'p1', 'classify', { class: 'complaint' })).statusCode).toBe(200)
  expect(await chat.question('p1')).toMatchObject({ state: 'passed_on', class: 'complaint' })
})

it('lets people decide while words come in and the clock runs out', async () => {
  const chat = await saveChat(desk)
  const clerk = `clerk-${chat.container}`
  await chat.addOfficial(clerk)
  const ids = Array.from({ length: 8 }, (_, n) => n)
  await chat.say(
    ...ids.map((n) => ({ id: `q${n}`, text: `Когда включат воду на Мира, ${n}?`, author: `a${n}` })),
  )
  await chat.say({ id: 'a', text: 'Сделаем завтра', author: clerk })
  desk.passMs(100 * 3_600_000)
  const context = chatsContextOf(desk.test.product)
  const deciding = ids.flatMap((n) => [
    decide(chat, `q${n}`, 'classify', { class: n % 2 === 0 ? 'complaint' : 'talk' }),
    decide(chat, `q${n}`, 'close', { how: 'elsewhere', comment: 'Позвонили' }),
    decide(chat, `q${n}`, 'pass-on'),
  ])
  const coming = ids.map((n) =>
    chat.say({ op: 'edited', id: `q${n}`, text: `Когда же включат воду на Мира, ${n}?`, author: `a${n}` }),
  )
  const sweeping = [sweepLate(context), sweepLate(context)]
  const answers = await Promise.all(deciding)
  await Promise.all([...coming, ...sweeping])
  await sweepLate(context)

  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]))
  const left = await desk.test.db
    .selectFrom('chatQuestion')
    .select('state')
    .where('chatId', '=', chat.id)
    .where('state', '=', 'open')
    .execute()
  expect(left).toEqual([])
  const quarantined = await desk.test.db
    .selectFrom('rawInbox')
    .select('id')
    .where('state', '<>', 'done')
    .execute()
  expect(quarantined).toEqual([])
})

it('does not exist for whoever may not see it, and is not worked by whoever may only read', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  const messageId = await chat.idOf('q1')
  const url = `/chats/${chat.id}/messages/${messageId}/classify`
  const far = desk.test.as(
    buildActor({ role: 'coordinator', scope: { kind: 'municipality', code: 'novgorod-city' } }),
  )
  const analyst = desk.test.as(buildActor({ role: 'analyst' }))
  const near = buildActor({ role: 'analyst', scope: { kind: 'municipality', code: 'novgorod-city' } })
  const reader = desk.test.as({
    ...near,
    grants: [
      { role: 'analyst', scope: { kind: 'region' } },
      { role: 'executor', scope: { kind: 'municipality', code: 'novgorod-city' } },
    ],
  })

  expect((await far.post(url, { class: 'talk' })).statusCode).toBe(404)
  expect((await far.get(`/chats/${chat.id}/messages`)).statusCode).toBe(404)
  expect((await far.get(`/chats/${chat.id}/questions`)).statusCode).toBe(404)
  expect((await far.get(`/chats/${chat.id}/figures?from=2026-11-01&to=2026-11-30`)).statusCode).toBe(404)
  expect((await far.get('/chats')).json().chats).toEqual([])
  expect((await analyst.post(url, { class: 'talk' })).statusCode).toBe(403)
  const forbidden = await reader.post(url, { class: 'talk' })
  expect([forbidden.statusCode, forbidden.json().code]).toEqual([403, 'chat.forbidden'])
  const other = await saveChat(desk)
  const foreign = await desk.test.as(moderator).post(`/chats/${other.id}/messages/${messageId}/classify`, {
    class: 'talk',
  })
  expect(foreign.statusCode).toBe(404)
})
