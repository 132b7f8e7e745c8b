/** The duty bears so many false alarms a day: «не опасность» moves the bar at night, and plain words ring all the same. */
import type { AlarmsResponse } from '@veche/contract/admin/reader.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../../test/chats/chat-factory.ts'
import { DESK_NOON, type Desk, openDesk } from '../../../../test/desk.ts'
import { buildActor } from '../../../../test/factories.ts'
import { forgetDangerBars } from './danger-bars.ts'
import { setBar } from './set-bar.ts'

const HOUR_MS = 3_600_000
let desk: Desk
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
  chat = await saveChat(desk)
})
afterAll(() => desk.close())
const moderator = buildActor({ role: 'chat_moderator' })
const admin = () => desk.test.as(desk.people.administrator)
const alarms = async (): Promise<AlarmsResponse> => (await admin().get('/reader/alarms')).json()
const night = () => setBar(desk.test.context)
let said = 0
async function say(text: string, at = desk.test.clock.now): Promise<string> {
  said += 1
  const id = `alarm-${said}`
  await chat.say({ id, text, author: `author-${said}`, at: at.toISOString() })
  return id
}
async function classify(externalId: string, name: string): Promise<void> {
  const path = `/chats/${chat.id}/messages/${await chat.idOf(externalId)}/classify`
  expect((await desk.test.as(moderator).post(path, { class: name })).statusCode).toBe(200)
}

it('says who keeps the budget, and refuses a change that somebody else was before with', async () => {
  expect((await desk.test.as(desk.people.executor).get('/reader/alarms')).statusCode).toBe(403)
  expect(await alarms()).toEqual({ aDay: 5, bar: 0.5, lowest: 0.25, highest: 0.7, days: [] })
  const set = (aDay: number, before: number) =>
    admin().put('/reader/alarms', { aDay, before: { aDay: before } })
  expect((await set(2, 5)).json()).toMatchObject({ aDay: 2 })
  expect((await set(8, 5)).json().code).toBe('edit.fields_changed')
  expect((await set(5, 2)).json()).toMatchObject({ aDay: 5 })
})

it('rises in the night after people said «не опасность» too often, a step at once', async () => {
  for (let day = 9; day > 0; day--) {
    const at = new Date(DESK_NOON.getTime() - day * DAY_MS)
    for (let time = 0; time < 2; time++)
      await classify(
        await say(`Под крышкой люка номер ${day} шипит, у меня голова кружится, малыши рядом`, at),
        'complaint',
      )
  }
  await chat.say(
    ...Array.from({ length: 90 }, (_, at) => ({
      ...{ id: `talk-${at}`, text: `Доброе утро, соседи, ${at}`, author: `neighbour-${at}` },
      at: new Date(DESK_NOON.getTime() - DAY_MS - at * HOUR_MS).toISOString(),
    })),
  )
  await admin().put('/reader/alarms', { aDay: 1 })
  await night()
  const first = await alarms()
  expect(first).toMatchObject({ aDay: 1, bar: 0.52, days: [{ alarms: 18, falseAlarms: 18, missed: 0 }] })
  await night()
  expect((await alarms()).days).toHaveLength(1)
  desk.passMs(DAY_MS)
  await night()
  expect((await alarms()).bar).toBe(0.54)
})

it('holds a message to the bar of its own moment, however late it comes, and plain words to none', async () => {
  const words = 'собаки бегают стаей у школы, на детей рычат'
  desk.passMs(10 * DAY_MS)
  const fromAt = desk.test.clock.now
  const bar = { aDay: 5, expected: 1, alarms: 0, falseAlarms: 0, missed: 0, messages: 10 }
  await desk.test.db
    .insertInto('alarmBar')
    .values({ ...bar, bar: 0.25, fromAt })
    .execute()
  forgetDangerBars(desk.test.db)
  desk.passMs(HOUR_MS)
  const late = await say(words, new Date(fromAt.getTime() - DAY_MS))
  const now = await say(words)
  expect([await chat.classOf(late), await chat.classOf(now)]).toEqual([
    expect.not.stringMatching('danger'),
    'danger',
  ])
  const gas = await say('На кухне пахнет газом')
  expect(await chat.classOf(gas)).toBe('danger')
})

it('says in the card whom it called and when, and joins to it what is told again', async () => {
  await desk.test.db.deleteFrom('notification').execute()
  const first = await say('Провод оборван, искрит у подъезда на Мира, 9')
  desk.passMs(60_000)
  const again = await say('На Мира, 9 у подъезда провод искрит, оборван!')
  const other = await say('На кухне газом пахнет, Садовая, 4')
  const [told, same] = [await chat.question(first), await chat.question(again)]
  expect(same).toMatchObject({ state: 'open', class: 'danger', dutyToldAt: told!.dutyToldAt })
  const called = await desk.test.db.selectFrom('notification').select('dedupeKey').distinct().execute()
  expect(called.map(({ dedupeKey }) => dedupeKey).toSorted()).toEqual(
    [`chat:${await chat.idOf(first)}`, `chat:${await chat.idOf(other)}`].toSorted(),
  )
  const { questions } = (await desk.test.as(moderator).get(`/chats/${chat.id}/questions`)).json()
  const cards = new Map(questions.map((one: { number: number }) => [one.number, one]))
  expect(cards.get(told!.number)).toMatchObject({
    toldAgain: 1,
    sameAs: null,
    dutyToldTo: expect.arrayContaining(['Куратор Анна']),
    danger: {
      reason: { words: expect.arrayContaining([expect.any(String)]) },
      likelihood: expect.any(Number),
    },
  })
  expect(cards.get(same!.number)).toMatchObject({ toldAgain: 0, sameAs: told!.number })
})
