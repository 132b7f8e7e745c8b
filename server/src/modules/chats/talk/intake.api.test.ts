import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const countIncidents = async () => {
  const rows = await desk.test.db.selectFrom('incident').select('id').execute()
  return rows.length
}
const noticesOf = (userId: string) =>
  desk.test.db.selectFrom('notification').selectAll().where('userId', '=', userId).execute()

it('opens a question with a clock of two working hours and no incident', async () => {
  const chat = await saveChat(desk)
  const before = await countIncidents()

  await chat.say({ id: 'q1', text: 'Подскажите, когда включат воду на Мира, 5?', author: 'anna' })
  const asked = desk.test.clock.now
  await chat.say({ id: 't1', text: 'Всем доброе утро', author: 'boris' })

  expect(await chat.question('q1')).toMatchObject({
    class: 'question',
    state: 'open',
    // Noon by Moscow; the 48 minutes of dinner of the administration do not count.
    openedAt: asked,
    dueAt: new Date(asked.getTime() + 168 * 60_000),
  })
  expect(await chat.question('t1')).toBeUndefined()
  expect(await chat.classOf('t1')).toBe('talk')
  expect(await countIncidents()).toBe(before)
})

it('changes nothing when the same words come again', async () => {
  const chat = await saveChat(desk)
  const line = { id: 'q1', text: 'Когда уберут мусор с улицы Мира?', author: 'anna' }
  await chat.say(line)
  const first = await chat.question('q1')
  desk.passMs(60_000)
  await chat.say({ ...line, geo: { latitude: 1, longitude: 1 }, at: first?.openedAt.toISOString() ?? '' })

  expect(await chat.question('q1')).toEqual(first)
})

it('only suggests that an official has answered, also by a reply to the question', async () => {
  const chat = await saveChat(desk)
  await chat.addOfficial('clerk')
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'a1', text: 'Воду включим сегодня до 18 часов', author: 'clerk', parent: 'q1' })

  expect(await chat.classOf('a1')).toBeNull()

  desk.passMs(3_600_000)
  await chat.say({ id: 'q2', text: 'Почему не чистят снег во дворе Садовой, 3?', author: 'boris' })
  await chat.say({ id: 'a2', text: 'Сделаем завтра', author: 'clerk' })
  const links = await desk.test.db
    .selectFrom('chatLink')
    .select('state')
    .where('replyMessageId', 'in', [await chat.idOf('a1'), await chat.idOf('a2')])
    .execute()
  expect(links).toEqual([{ state: 'suggested' }, { state: 'suggested' }])
  expect(await chat.question('q1')).toMatchObject({ state: 'open' })
  expect(await chat.question('q2')).toMatchObject({ state: 'open' })
})

it('does not take a neighbour for an official, whatever they say', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'a1', text: 'Воду включат до 18 часов', author: 'neighbour', parent: 'q1' })

  expect(await chat.question('q1')).toMatchObject({ state: 'open' })
})

it('takes the words of our own page in reply for an answer, but not a receipt', async () => {
  const chat = await saveChat(desk)
  const page = { author: 'page-1', authorKind: 'self' } as const
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'r1', text: 'Принято, № 14, ответ до 14:00', parent: 'q1', op: 'echo', ...page })
  expect(await chat.question('q1')).toMatchObject({ state: 'open' })

  await chat.say({
    id: 'a1',
    text: 'Воду дадут к 18 часам, насос заменили',
    parent: 'q1',
    op: 'echo',
    ...page,
  })
  expect(await chat.question('q1')).toMatchObject({ state: 'answered', answeredBy: 'a1' })
})

it('gives one receipt to who asks, where the chat is set up so, and takes it for no answer', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q0', text: 'Когда починят мост на Садовой?', author: 'anna' })
  await desk.test.db.updateTable('chat').set({ sendsReceipts: true }).where('id', '=', chat.id).execute()
  const before = desk.network.published.length

  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'boris' })
  await chat.say({ id: 'q2', text: 'И почему вчера не было света на Мира, 5?', author: 'boris' })
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'boris' })
  while ((await desk.send()) > 0);

  const said = desk.network.published.slice(before).map(({ text }) => text)
  expect(said).toHaveLength(1)
  const question = await chat.question('q1')
  expect(said[0]).toMatch(new RegExp(`^Принято, № ${question?.number}, ответ до \\d\\d:\\d\\d`))
  expect(desk.network.calls.at(-1)?.message.replyToExternalId).toBe('q1')
  expect(question).toMatchObject({ state: 'open' })
})

it('tells of a danger at once: those on duty, else the leaders', async () => {
  const chat = await saveChat(desk)
  const head = await chat.addOfficial('head-1', 'head')
  const clerk = await chat.addOfficial('clerk-1')
  await chat.say({ id: 'd1', text: 'На Мира, 5 оборвался провод и искрит, рядом дети!', author: 'anna' })

  const question = await chat.question('d1')
  expect(question).toMatchObject({ class: 'danger', dutyToldAt: desk.test.clock.now })
  expect(question!.dueAt.getTime() - question!.openedAt.getTime()).toBe(15 * 60_000)
  expect(await noticesOf(head.id)).toMatchObject([
    { kind: 'chat', isUrgent: true, details: { chatId: chat.id, messageId: question!.messageId } },
  ])

  const { now } = desk.test.clock
  await desk.test.db
    .insertInto('chatDuty')
    .values({
      ...{ id: newId(), chatId: chat.id, userId: clerk.id, startsAt: now },
      endsAt: new Date(now.getTime() + 3_600_000),
    })
    .execute()
  await chat.say({ id: 'd2', text: 'Пахнет газом в подъезде на Садовой, 3, помогите!', author: 'boris' })
  expect(await noticesOf(clerk.id)).toHaveLength(1)
  expect(await noticesOf(head.id)).toHaveLength(1)
})

it('tells whoever watches such chats where nobody else is, and nobody twice', async () => {
  const chat = await saveChat(desk)
  const far = { kind: 'municipality', code: 'novgorod-city' } as const
  const stranger = await saveUser(desk.test.db, buildActor({ role: 'chat_moderator', scope: far }))
  const text = 'Пахнет газом в подъезде на Садовой, 3, помогите!'
  await chat.say({ id: 'd1', text, author: 'anna' })
  await chat.say({ op: 'edited', id: 'd1', text: `${text} Срочно!`, author: 'anna' })

  const ofChat = async (userId: string) =>
    (await noticesOf(userId)).filter(({ details }) => JSON.stringify(details).includes(chat.id))
  expect(await ofChat(desk.people.dispatcher.id)).toHaveLength(1)
  expect(await ofChat(desk.people.executor.id)).toEqual([])
  expect(await ofChat(stranger.id)).toEqual([])
})

it('drops the question of a deleted message and reads an edited one anew', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'q2', text: 'Привет всем', author: 'boris' })
  await chat.say({ op: 'deleted', id: 'q1', author: 'anna' })
  await chat.say({ op: 'edited', id: 'q2', text: 'Когда починят дорогу на улице Мира?', author: 'boris' })

  expect(await chat.question('q1')).toMatchObject({ state: 'dropped' })
  expect(await chat.question('q2')).toMatchObject({ state: 'open', class: 'question' })

  await chat.say({ op: 'edited', id: 'q2', text: 'Привет всем', author: 'boris', version: 'again' })
  expect(await chat.question('q2')).toMatchObject({ state: 'dropped' })
})

it('flags personal data, leaves other places to the incidents and tells one event of a batch', async () => {
  const chat = await saveChat(desk)
  const before = await countIncidents()
  const heard = () =>
    desk.test.db
      .selectFrom('event')
      .select('payload')
      .execute()
      .then((rows) => rows.filter(({ payload }) => JSON.stringify(payload).includes(chat.id)))
  await chat.say(
    { id: 'p1', text: 'Мой телефон 8 911 123-45-67, звоните', author: 'anna' },
    { id: 'p2', text: 'Спасибо большое', author: 'boris' },
  )
  await desk.deliver({ id: 'wall', text: 'Яма на Мира, 5', author: 'vera' })
  await desk.work()

  const rows = await desk.test.db
    .selectFrom('chatMessage')
    .select('hasPersonalData')
    .where('chatId', '=', chat.id)
    .orderBy('messageId')
    .execute()
  expect(rows).toEqual([{ hasPersonalData: true }, { hasPersonalData: false }])
  expect(await heard()).toHaveLength(1)
  expect(await countIncidents()).toBe(before + 1)
})
