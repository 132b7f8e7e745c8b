import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { postInChat, saveQuestion } from '../../../../test/chats/state-talk.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { digestJobs } from '../index.ts'

/** 8:00 of Tuesday and 15:00 of Friday in the region. */
const TUESDAY = new Date('2026-11-24T05:00:00Z')
const FRIDAY = new Date('2026-11-27T12:00:00Z')

let desk: Desk
let chat: TestChat
const moderator = buildActor({ role: 'chat_moderator', name: 'Модератор' })
const analyst = buildActor({ role: 'analyst' })
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [moderator, analyst]) await saveUser(desk.test.db, actor)
})
beforeEach(async () => {
  desk.test.clock.now = TUESDAY
  await desk.test.db.updateTable('chat').set({ isActive: false }).execute()
  chat = await saveChat(desk)
})
afterAll(() => desk.close())

const run = async (kind: 'morning' | 'friday') => {
  await digestJobs(desk.test.context)
    .find(({ name }) => name === `chats.${kind}_digest`)
    ?.handle([])
}
const list = async (actor: Actor = moderator) =>
  (await desk.test.as(actor).get(`/chats/${chat.id}/digests`)).json().digests

type Asked = { text?: string; at?: string; author?: string } & Partial<Parameters<typeof saveQuestion>[2]>

async function ask({
  text = 'Когда включат отопление?',
  at,
  author,
  ...question
}: Asked = {}): Promise<string> {
  const openedAt = at ?? '2026-11-23T10:00:00Z'
  const said = { text, at: openedAt, class: 'question' as const, ...(author ? { author } : {}) }
  const messageId = await postInChat(desk, chat, said)
  await saveQuestion(desk.test.db, chat, { ...question, messageId, openedAt: new Date(openedAt) })
  return messageId
}

async function saveNumbered(changes: { mergedIntoId?: string } = {}) {
  const { id } = await saveIncident(desk.test.db, {
    ...{ channelId: desk.channel.id, step: changes.mergedIntoId ? 'merged' : 'in_progress' },
    ...changes,
  })
  const { number } = await desk.test.db
    .selectFrom('incident')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number }
}

it('drafts in the morning what became of yesterday’s questions', async () => {
  const incident = await saveNumbered()
  const answer = await postInChat(desk, chat, {
    text: 'Вера, тепло от котельной школы дадим к вечеру',
    role: 'head',
    author: 'head',
  })
  const questionMessageId = await ask({
    state: 'answered',
    answeredByMessageId: answer,
    author: 'vera',
    text: 'Вера тут. Когда тепло от котельной школы?',
  })
  const link = { questionMessageId, decision: 'confirmed' }
  const linked = await desk.test.as(moderator).post(`/chats/${chat.id}/messages/${answer}/link`, link)
  expect(linked.statusCode).toBe(200)
  await ask({ state: 'passed_on', incidentId: incident.id, text: 'Яма у школы' })
  await ask({ text: 'Почему нет автобуса, тел. 8 911 123-45-67' })
  await desk.test.db
    .updateTable('author')
    .set({ card: desk.test.context.vault.seal({ name: 'Вера Ильина', url: null }) })
    .where('externalId', '=', 'vera')
    .execute()

  await run('morning')

  const [digest] = await list()
  expect(digest).toMatchObject({
    kind: 'morning',
    day: '2026-11-24',
    itemCount: 3,
    state: 'draft',
    revision: 1,
  })
  expect(digest.text).toContain('— «Тепло от котельной школы дадим к вечеру»')
  expect(digest.text).toContain(`• Яма у школы — обращение № ${incident.number}`)
  expect(digest.text).toContain('Готовим ответ:\n• Почему нет автобуса')
  expect(digest.text).not.toMatch(/Вера|911.123/u)
})

it('is of the region’s yesterday, to the second', async () => {
  await ask({ text: 'Позавчера', at: '2026-11-22T20:59:59Z' })
  await ask({ text: 'Первый', at: '2026-11-22T21:00:00Z' })
  await ask({ text: 'Последний', at: '2026-11-23T20:59:59Z' })
  await ask({ text: 'Сегодня', at: '2026-11-23T21:00:00Z' })

  await run('morning')

  expect((await list())[0].text.split('\n').slice(-2)).toEqual(['• Первый', '• Последний'])
})

it('says nothing of what was dropped, deleted or hidden, and then there is no draft', async () => {
  const deleted = await ask()
  await desk.test.db
    .updateTable('message')
    .set({ sourceState: 'deleted' })
    .where('id', '=', deleted)
    .execute()
  const hidden = await ask()
  await desk.test
    .as(moderator)
    .post(`/chats/${chat.id}/moderation`, { messageId: hidden, kind: 'hide', reason: 'personal_data' })
  // The last one: each message that comes has the talk read anew.
  await ask({ state: 'dropped' })

  await run('morning')

  expect(await list()).toEqual([])
})

it('does not repeat what the author of an answer took back', async () => {
  const answer = await postInChat(desk, chat, { text: 'Тепло дадим к вечеру', role: 'head', author: 'head' })
  await ask({ state: 'answered', answeredByMessageId: answer })
  await desk.test.db.updateTable('message').set({ sourceState: 'deleted' }).where('id', '=', answer).execute()
  await run('morning')
  expect((await list())[0].text).not.toContain('Тепло дадим')
})

it('is drafted once a day, in active chats only', async () => {
  await ask()
  await run('morning')
  const [first] = await list()
  await desk.test
    .as(moderator)
    .put(`/chats/${chat.id}/digests/${first.id}`, { text: 'Своими словами', revision: 1 })
  await run('morning')
  expect(await list()).toMatchObject([{ id: first.id, text: 'Своими словами', revision: 2 }])

  chat = await saveChat(desk, { isActive: false })
  await ask()
  await run('morning')
  expect(await list()).toEqual([])
})

it('drafts on Fridays what was promised, also where the work goes on in another incident', async () => {
  const [own, main] = [await saveNumbered(), await saveNumbered()]
  const merged = await saveNumbered({ mergedIntoId: main.id })
  for (const incidentId of [own.id, merged.id]) await ask({ state: 'passed_on', incidentId })
  const promise = (incidentId: string, what: string, changes: object) => ({
    ...{ id: newId(), incidentId, what, who: 'МКУ «Двор»', madeAt: TUESDAY },
    ...{ dueAt: new Date('2026-11-30T14:00:00Z'), returnsAt: TUESDAY },
    ...changes,
  })
  const stranger = await saveNumbered()
  await desk.test.db
    .insertInto('promise')
    .values([
      promise(own.id, 'Засыпать яму', { state: 'kept', closedAt: new Date('2026-11-25T10:00:00Z') }),
      promise(own.id, 'Старое', { state: 'kept', closedAt: new Date('2026-11-20T11:59:59Z') }),
      promise(own.id, 'Перенесённое', { state: 'moved', closedAt: TUESDAY }),
      promise(own.id, 'Починить фонарь', { dueAt: new Date('2026-11-26T14:00:00Z') }),
      promise(main.id, 'Поставить знак', {}),
      promise(stranger.id, 'Не отсюда', {}),
    ])
    .execute()
  desk.test.clock.now = FRIDAY

  await run('friday')

  const [digest] = await list()
  expect(digest).toMatchObject({ kind: 'friday', day: '2026-11-27', itemCount: 3 })
  expect(digest.text).toBe(
    [
      'Обещания недели',
      '',
      `Выполнено:\n• Засыпать яму — обещали к 30 ноября (№ ${own.number})`,
      '',
      `В работе:\n• Поставить знак — до 30 ноября (№ ${merged.number})`,
      '',
      `Не успели к сроку:\n• Починить фонарь — обещали к 26 ноября (№ ${own.number})`,
    ].join('\n'),
  )
})

it('is edited and skipped by those who have seen its latest words', async () => {
  await ask()
  await run('morning')
  const [{ id, text }] = await list()
  const url = `/chats/${chat.id}/digests/${id}`
  const client = desk.test.as(moderator)
  expect((await client.put(url, { text: 'Коротко', revision: 1 })).json().digests[0].revision).toBe(2)
  const stale = await client.put(url, { text, revision: 1 })
  expect([stale.statusCode, stale.json().code]).toEqual([409, 'chat.digest_stale'])
  const unseen = await client.post(`${url}/decide`, { decision: 'skip', revision: 1 })
  expect(unseen.json().code).toBe('chat.digest_stale')

  expect(
    (await client.post(`${url}/decide`, { decision: 'skip', revision: 2 })).json().digests,
  ).toMatchObject([{ text: 'Коротко', state: 'skipped', postedAt: null }])

  const late = await client.put(url, { text: 'Поздно', revision: 3 })
  expect([late.statusCode, late.json().code]).toEqual([409, 'chat.digest_decided'])
})

it('is posted once, as words of the page in that chat', async () => {
  await ask()
  await run('morning')
  const [{ id, text }] = await list()
  const url = `/chats/${chat.id}/digests/${id}/decide`
  const client = desk.test.as(moderator)
  const posted = await client.post(url, { decision: 'post', revision: 1 })
  expect(posted.json().digests).toMatchObject([{ state: 'posted', postedAt: TUESDAY.toISOString() }])
  const again = await client.post(url, { decision: 'post', revision: 2 })
  expect([again.statusCode, again.json().code]).toEqual([409, 'chat.digest_decided'])
  const queued = await desk.test.db.selectFrom('outbox').selectAll().where('id', '=', id).execute()
  expect(queued).toMatchObject([
    { state: 'queued', message: { surface: 'chat', container: chat.container, text } },
  ])
})

it('is changed by those who work in the chat and read by those who see it', async () => {
  await ask()
  await run('morning')
  const [{ id }] = await list(analyst)
  const save = { text: 'Коротко', revision: 1 }
  expect((await desk.test.as(analyst).put(`/chats/${chat.id}/digests/${id}`, save)).statusCode).toBe(403)
  const stranger = buildActor({
    role: 'coordinator',
    scope: { kind: 'agency', code: 'administration-novgorod-city' },
  })
  await saveUser(desk.test.db, stranger)
  expect((await desk.test.as(stranger).get(`/chats/${chat.id}/digests`)).statusCode).toBe(404)

  const foreign = await saveChat(desk)
  const elsewhere = await desk.test.as(moderator).put(`/chats/${foreign.id}/digests/${id}`, save)
  expect([elsewhere.statusCode, elsewhere.json().code]).toEqual([404, 'chat.no_digest'])
})
