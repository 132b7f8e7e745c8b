/** Questions of a chat and of a live stream that never became work: erased alone, with all that repeats their words. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../test/factories/livestream-factory.ts'
import { buildActor, saveChannel, saveUser } from '../../../test/factories.ts'
import { filesWith, placesOf } from '../../../test/places-of.ts'
import { erasureContextOf } from '../../main/wiring/erasure-context-of.ts'
import { listAlteredMessages, listAlteredPublications } from '../answers/index.ts'
import { appendChanges, compareBook } from '../book/index.ts'
import { digestJobs } from '../chats/index.ts'
import { askErasure, decideErasure } from './index.ts'

const CANARY = 'zqkenar'
const ASKED = 'Когда на zqkenarStreet уберут снег и лёд? Звоните zqkenarPhone'
const OTHER = 'Почему нет вечернего автобуса до школы?'
const ON_AIR = 'Когда включат воду на zqkenarLane, 5? Пишет zqkenarName'
const [first, second] = [buildActor({ role: 'administrator' }), buildActor({ role: 'administrator' })]
const moderator = buildActor({ role: 'chat_moderator', name: 'Модератор' })

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const actor of [first, second, moderator]) await saveUser(desk.test.db, actor)
})
afterAll(() => desk.close())

const places = () => placesOf(desk.test.owner, desk.test.context.vault, CANARY)
const files = () => filesWith(desk.test.product.config.dataDir, CANARY)
const book = () => ({ ...desk.test.context, origin: 'veche.example.org/book' })
const post = async (url: string, body: object, actor = moderator) => {
  const response = await desk.test.as(actor).post(url, body)
  expect([url, response.statusCode, response.body.slice(0, 300)]).toEqual([url, 200, expect.anything()])
}
const sendAll = async () => {
  while ((await desk.send()) > 0);
}

async function entryOf(sourceId: string): Promise<number> {
  const row = await desk.test.db
    .selectFrom('countedQuestion')
    .select('id')
    .where('sourceId', '=', sourceId)
    .executeTakeFirstOrThrow()
  return row.id
}

async function ask(number: number): Promise<string> {
  const { db, clock } = desk.test
  await askErasure(db, { number, kind: 'book', paper: 'вх. 17 от 20.11.2026', actor: first, now: clock.now })
  const waiting = db.selectFrom('erasure').select('id').where('state', '=', 'waiting')
  return (await waiting.executeTakeFirstOrThrow()).id
}
const confirm = (erasureId: string) =>
  decideErasure(erasureContextOf(desk.test.product), { erasureId, decision: 'confirm', actor: second })

async function expectNothingNoticed(): Promise<void> {
  await appendChanges(book())
  expect(await compareBook(book())).toMatchObject({ differences: 0 })
  expect((await listAlteredPublications(desk.test.db)).altered).toEqual([])
  expect(await listAlteredMessages(desk.test.db)).toEqual({ altered: [], edited: [], added: [] })
}

async function nameAuthor(externalId: string): Promise<void> {
  const card = desk.test.context.vault.seal({ name: 'zqkenarName zqkenarFamily', url: null })
  await desk.test.db.updateTable('author').set({ card }).where('externalId', '=', externalId).execute()
}

describe('a question of a chat', () => {
  let chat: TestChat
  let digestId: string
  beforeAll(async () => {
    chat = await saveChat(desk, { sendsReceipts: true })
    await chat.addOfficial('clerk')
    const photo = { kind: 'document', ref: 'zqkenar-photo', url: null, title: 'zqkenarTitle.pdf' } as const
    desk.network.sources.set('zqkenar-photo', {
      ...{ kind: 'bytes', bytes: Buffer.from('%PDF-1.7 zqkenarFile'), name: null },
    })
    await chat.say({ id: 'zqkenar-q1', text: ASKED, author: 'zqkenar-anna', attachments: [photo] })
    await chat.say({
      ...{ op: 'edited', id: 'zqkenar-q1', author: 'zqkenar-anna', version: '2', attachments: [photo] },
      text: `${ASKED} Спасибо!`,
    })
    await desk.copy()
    await nameAuthor('zqkenar-anna')
    await chat.say({ id: 'q2', text: OTHER, author: 'boris' })
    await chat.say({ id: 'a1', text: 'zqkenarName, бригада выезжает', author: 'clerk', parent: 'zqkenar-q1' })
    const questionMessageId = await chat.idOf('zqkenar-q1')
    const a1 = await chat.idOf('a1')
    await post(`/chats/${chat.id}/messages/${a1}/link`, { questionMessageId, decision: 'confirmed' })
    await post(
      `/chats/${chat.id}/send`,
      {
        ...{ key: crypto.randomUUID(), text: 'zqkenarName, снег уже вывезли' },
        replyToMessageId: questionMessageId,
      },
      desk.people.executor,
    )
    await sendAll()

    desk.test.clock.now = new Date('2026-11-25T05:00:00Z')
    await digestJobs(desk.test.context)
      .find(({ name }) => name === 'chats.morning_digest')
      ?.handle([])
    const digest = await desk.test.db.selectFrom('chatDigest').selectAll().executeTakeFirstOrThrow()
    digestId = digest.id
    expect(digest.text).toContain('zqkenarStreet')
    await post(`/chats/${chat.id}/digests/${digest.id}/decide`, { decision: 'post', revision: 1 })
    await sendAll()
    await desk.test.app.inject({
      ...{ method: 'POST', url: `/in/vk/${desk.channel.path}` },
      headers: { 'x-secret': desk.channel.secret },
      payload: `no json: ${ASKED}`,
    })
    await desk.work()
    await appendChanges(book())
  })

  it('leaves every table and file with its answers, its digest and what nobody could read', async () => {
    expect(await places()).toEqual(
      expect.arrayContaining([
        ...[
          'attachment_copy.source',
          'author.card',
          'author.external_id',
          'chat_digest.text',
          'message.text',
        ],
        ...['message_version.text', 'outbox.message', 'raw_inbox.body'],
      ]),
    )
    expect(files()).not.toEqual([])
    const id = await ask(await entryOf(await chat.idOf('zqkenar-q1')))
    const list = await desk.test.db
      .selectFrom('rawInbox')
      .select('id')
      .where('state', '=', 'quarantined')
      .execute()
    expect(list).toHaveLength(1)

    await confirm(id)

    expect(await places()).toEqual([])
    expect(files()).toEqual([])
    await expectNothingNoticed()
    const digest = await desk.test.db
      .selectFrom('chatDigest')
      .select('text')
      .where('id', '=', digestId)
      .executeTakeFirstOrThrow()
    expect(digest.text).toContain('• Стёрто по требованию автора')
    expect(digest.text).toContain('вечернего автобуса')
    expect((await chat.question('q2'))?.state).toBe('open')
    const [raw] = await desk.test.db
      .selectFrom('rawInbox')
      .select('state')
      .where('id', '=', list[0]!.id)
      .execute()
    expect(raw?.state).toBe('discarded')
    const feed = await desk.test.as(moderator).get(`/chats/${chat.id}/messages`)
    expect(feed.statusCode).toBe(200)
    expect(feed.body).not.toContain(CANARY)
  })

  it('does not come back with what its network sends again', async () => {
    await chat.say({ id: 'zqkenar-q1', text: ASKED, author: 'zqkenar-anna', version: '9' })
    await chat.say({ op: 'edited', id: 'a1', text: 'zqkenarName, приедем', author: 'clerk', version: '3' })
    expect(await places()).toEqual([])
  })

  it('waits for its answer, and is erased once', async () => {
    const entry = await entryOf(await chat.idOf('q2'))
    const id = await ask(entry)
    await expect(confirm(id)).rejects.toMatchObject({ code: 'erasure.open' })
    await post(`/chats/${chat.id}/messages/${await chat.idOf('q2')}/close`, {
      ...{ how: 'elsewhere', comment: 'по телефону' },
    })
    await confirm(id)
    const row = await sql<{ text: string }>`
      select text from message where erased_at is not null and id in (select message_id from erasure where id = ${id})`.execute(
      desk.test.db,
    )
    expect(row.rows).toEqual([{ text: '' }])
    await expect(ask(entry)).rejects.toMatchObject({ code: 'erasure.done' })
    await expectNothingNoticed()
  })

  it('that has become work is erased as that work', async () => {
    await chat.say({ id: 'q3', text: 'Яма на дороге у дома 5 по улице Мира', author: 'vera' })
    const messageId = await chat.idOf('q3')
    const body = { topicCode: null, comment: '' }
    const passed = await desk.test.as(moderator).post(`/chats/${chat.id}/messages/${messageId}/pass-on`, body)
    expect(passed.statusCode, passed.body).toBe(200)
    const entry = await entryOf(messageId)
    const preview = await desk.test.owner
      .selectFrom('incident')
      .select(['id', 'number'])
      .where('sourceMessageId', '=', messageId)
      .executeTakeFirstOrThrow()
    await ask(entry)
    const asked = desk.test.db.selectFrom('erasure').select('incidentId').where('state', '=', 'waiting')
    expect(await asked.execute()).toEqual([{ incidentId: preview.id }])
  })
})

describe('a question of a live stream', () => {
  let stream: TestStream
  beforeAll(async () => {
    await sql`update erasure set state = 'refused', decided_by = ${second.id}, decided_at = now() where state = 'waiting'`.execute(
      desk.test.db,
    )
    await saveChannel(desk.test.context, { network: 'form' })
    stream = await saveStream(desk, { moves: ['announce', 'begin'] })
    await stream.say(
      { id: 'zqkenar-w1', text: ON_AIR, author: 'zqkenar-egor' },
      { id: 'w2', text: 'Будет ли каток?', author: 'dina' },
    )
    await nameAuthor('zqkenar-egor')
    await post(
      `${stream.url}/questions`,
      {
        ...{ key: crypto.randomUUID(), channel: 'phone', text: 'Почините мост у zqkenarLane' },
        ...{ name: 'zqkenarCaller', contact: 'zqkenar-phone', askedAt: desk.test.clock.now.toISOString() },
      },
      desk.people.moderator,
    )
    desk.passMs(95_000)
    await stream.press(
      { text: ON_AIR, type: 'answer' },
      { text: ON_AIR, type: 'word_answer', line: 'zqkenarName, воду включат до конца ноября' },
      { text: 'Почините мост', type: 'decline', reason: 'insult' },
    )
    await stream.move('end')
    const client = desk.test.as(desk.people.moderator)
    const { version } = await stream.read()
    const recording = { recordingUrl: 'https://vk.com/video-1_2', recordingOffsetS: 30 }
    expect((await client.patch(stream.url, { ...recording, expectedVersion: version })).statusCode).toBe(200)
    const { tellings } = (await client.get(`${stream.url}/replies`)).json()
    await post(
      `${stream.url}/replies`,
      {
        ...{ kind: 'on_air', text: '{ответ} Смотреть с {тайм-код}: {ссылка}' },
        tellings: tellings.map(({ questionId, shown }: Record<string, string>) => ({
          ...{ questionId, shown, isConfirmed: false },
        })),
      },
      desk.people.moderator,
    )
    await sendAll()
    await appendChanges(book())
  })

  const protocol = async () =>
    (await desk.test.as(desk.people.moderator).get(`${stream.url}/protocol?format=docx`)).rawPayload

  it('leaves every table with its replies, and the protocol without its words', async () => {
    expect(await places()).toEqual(
      expect.arrayContaining([
        ...['livestream_question.text', 'livestream_question.answer_line', 'livestream_asker.card'],
        ...['message.text', 'outbox.message', 'raw_inbox.body', 'author.card'],
      ]),
    )
    for (const text of [ON_AIR, 'Почините мост']) {
      const { id } = await stream.find(text)
      await confirm(await ask(await entryOf(id)))
    }

    expect(await places()).toEqual([])
    expect((await protocol()).length).toBeGreaterThan(1000)
    const { rows } = await sql<{ text: string }>`
      select text from livestream_question where livestream_id = ${stream.id} order by number`.execute(
      desk.test.db,
    )
    expect(rows.map(({ text }) => text)).toEqual(['', 'Будет ли каток?', ''])
    await expectNothingNoticed()
  })
})
