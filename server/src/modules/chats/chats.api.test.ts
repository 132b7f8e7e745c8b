import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { buildActor } from '../../../test/factories.ts'
import { newId } from '../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const reader = buildActor({ role: 'chat_moderator' })
const get = async (url: string) => (await desk.test.as(reader).get(url)).json()
async function confirm(chat: TestChat, answer: string, question: string): Promise<void> {
  const questionMessageId = await chat.idOf(question)
  const url = `/chats/${chat.id}/messages/${await chat.idOf(answer)}/link`
  await desk.test.as(reader).post(url, { questionMessageId, decision: 'confirmed' })
}

it('lists chats with what waits in them and who is on duty', async () => {
  const chat = await saveChat(desk, { title: 'Жители Садовой' })
  const clerk = await chat.addOfficial('clerk-list')
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'a1', text: 'Сделаем завтра', author: 'clerk-list' })
  await chat.say({ id: 'd1', text: 'На Мира, 5 оборвался провод и искрит, дети рядом!', author: 'boris' })
  const { now } = desk.test.clock
  const endsAt = new Date(now.getTime() + 8 * 3_600_000)
  await desk.test.db
    .insertInto('chatDuty')
    .values({ id: newId(), chatId: chat.id, userId: clerk.id, startsAt: now, endsAt })
    .execute()
  desk.passMs(20 * 60_000)

  const { chats } = await get('/chats')
  expect(chats.find(({ id }: { id: string }) => id === chat.id)).toEqual({
    id: chat.id,
    title: 'Жители Садовой',
    network: 'vk',
    municipalityCode: 'borovichi',
    isActive: true,
    openCount: 2,
    lateCount: 1,
    dangerCount: 1,
    unsureCount: 1,
    onDuty: [{ userId: clerk.id, name: clerk.name, until: endsAt.toISOString() }],
    abilities: { work: true, manage: true, moderate: true },
  })
  const member = await desk.test.as({ ...buildActor({ role: 'executor' }), id: clerk.id }).get('/chats')
  expect(member.json().chats).toMatchObject([{ abilities: { work: true, moderate: false } }])
})

it('shows the talk from the newest, by pages, with questions, replies and what answers what', async () => {
  const chat = await saveChat(desk)
  await chat.addOfficial('clerk-feed', 'deputy')
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'a1', text: 'Воду включим сегодня до 18 часов', author: 'clerk-feed', parent: 'q1' })
  await chat.say({ id: 't1', text: 'Спасибо большое!', author: 'anna' })

  const first = await get(`/chats/${chat.id}/messages?limit=2`)
  const second = await get(`/chats/${chat.id}/messages?limit=2&cursor=${first.nextCursor}`)
  const [q1, a1] = [await chat.idOf('q1'), await chat.idOf('a1')]

  expect(second.nextCursor).toBeNull()
  expect([...first.messages, ...second.messages]).toMatchObject([
    { text: 'Спасибо большое!', class: 'thanks', question: null, answers: [] },
    {
      id: a1,
      class: null,
      author: { role: 'deputy', name: 'Служащий clerk-feed' },
      replyTo: { id: q1, text: 'Когда включат воду на Мира, 5?' },
      answers: [
        {
          questionMessageId: q1,
          state: 'suggested',
          reasons: [{ code: 'reply_link' }, { code: 'words' }, { code: 'sure' }],
        },
      ],
    },
    {
      id: q1,
      class: 'question',
      isCorrected: false,
      reason: { code: 'words' },
      question: { state: 'open', answeredByMessageId: null },
    },
  ])
  const bad = await desk.test.as(reader).get(`/chats/${chat.id}/messages?cursor=nonsense`)
  expect(bad.statusCode).toBe(400)
})

it('lists open questions, the nearest deadline first', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  await chat.say({ id: 'd1', text: 'На Мира, 5 оборвался провод и искрит, дети рядом!', author: 'boris' })

  const { questions } = await get(`/chats/${chat.id}/questions`)
  expect(questions).toMatchObject([
    { messageId: await chat.idOf('d1'), class: 'danger', state: 'open' },
    { messageId: await chat.idOf('q1'), text: 'Когда включат воду на Мира, 5?', authorName: null },
  ])
})

it('counts a period by working minutes and days of the region', async () => {
  const chat = await saveChat(desk)
  await chat.addOfficial('head-figures', 'head')
  const say = (id: string, at: string, text: string, more: { author: string; parent?: string }) =>
    chat.say({ id, at: `2026-11-${at}:00+03:00`, text, ...more })
  // Monday 16:30 to Tuesday 10:00 of an administration that works from 8:30 to 17:30.
  await say('q1', '23T16:30', 'Когда включат воду на Мира, 5?', { author: 'anna' })
  await say('q2', '24T09:00', 'Когда починят дорогу на улице Садовой?', { author: 'boris' })
  await say('a1', '24T10:00', 'Воду включим сегодня до 18 часов', { author: 'head-figures', parent: 'q1' })
  await say('a2', '24T10:10', 'Дорогу починим до пятницы', { author: 'head-figures', parent: 'q2' })
  await say('t1', '24T10:20', 'Спасибо большое', { author: 'anna' })
  await say('old', '10T10:20', 'Всем привет', { author: 'vera' })
  await confirm(chat, 'a1', 'q1')
  await confirm(chat, 'a2', 'q2')

  expect(await get(`/chats/${chat.id}/figures?from=2026-11-20&to=2026-12-31`)).toEqual({
    messageCount: 5,
    activeMemberCount: 3,
    questionCount: 2,
    answeredCount: 2,
    medianReplyMinutes: 110,
    medianReplyCalendarMinutes: 560,
    passedOnCount: 0,
    unansweredDayCount: 0,
    rumourCount: 0,
    dangerCount: 0,
    hiddenCount: 0,
    leaderDayCount: 1,
    dayCount: 5,
  })
  // On a Sunday nobody has to answer: no working time passes, and the time of each answer is told as it was.
  await say('s1', '22T12:00', 'Когда включат свет на Мира, 7?', { author: 'anna' })
  await say('s2', '22T12:09', 'Свет включим к 14 часам', { author: 'head-figures', parent: 's1' })
  await confirm(chat, 's2', 's1')
  expect(await get(`/chats/${chat.id}/figures?from=2026-11-22&to=2026-11-22`)).toMatchObject({
    ...{ answeredCount: 1, medianReplyMinutes: 0, medianReplyCalendarMinutes: 9 },
  })
  const wrong = await desk.test.as(reader).get(`/chats/${chat.id}/figures?from=2026-11-20&to=2026-11-01`)
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'chat.bad_period'])
})
