/** The days of one person: only what they may see, and in the file nothing that anybody wrote. */
import type { CalendarResponse } from '@veche/contract/portal/calendar.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../../test/chats/chat-factory.ts'
import { DESK_AGENCY, DESK_NOON, type Desk, openDesk } from '../../../../../test/desk.ts'
import { saveIncident } from '../../../../../test/factories/incident-factory.ts'
import { saveStream } from '../../../../../test/factories/livestream-factory.ts'
import { buildActor, saveUser } from '../../../../../test/factories.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../access/index.ts'

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(DESK_NOON.getTime() + hours * HOUR_MS)
const FROM = DESK_NOON.toISOString().slice(0, 10)
const stranger = buildActor({ role: 'executor', scope: { kind: 'agency', code: 'ministry-roads' } })
let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  const { db } = desk.test
  desk.test.clock.now = DESK_NOON
  await saveUser(db, stranger)
  const task = {
    ...({ channelId: desk.channel.id, step: 'in_progress', agencyCode: DESK_AGENCY } as const),
    ...{ municipalityCode: 'borovichi', assigneeId: desk.people.executor.id },
  }
  await saveIncident(db, { ...task, deadlineDueAt: inHours(24), text: 'Яма у дома Ивановой' })
  await saveIncident(db, { ...task, deadlineDueAt: inHours(25), text: 'Нет света у Петровых' })
  await saveIncident(db, { ...task, deadlineDueAt: inHours(24 * 20), text: 'Потом' })
  const frozen = await saveIncident(db, { ...task, deadlineDueAt: inHours(24), text: 'Ждёт другого' })
  await db.updateTable('incident').set({ isFrozen: true }).where('id', '=', frozen.id).execute()
  const chat = await saveChat(desk, { municipalityCode: 'borovichi', title: 'Чат Боровичей' })
  await db
    .insertInto('chatDuty')
    .values({
      ...{ id: newId(), chatId: chat.id, userId: desk.people.executor.id },
      ...{ startsAt: inHours(2), endsAt: inHours(6) },
    })
    .execute()
  await saveStream(desk)
})
afterAll(() => desk.close())

async function daysOf(actor: Actor, days = 7): Promise<CalendarResponse['items']> {
  const response = await desk.test.as(actor).get(`/calendar?from=${FROM}&days=${days}`)
  expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
  return response.json().items
}

it('holds shifts, streams and how many questions are due each day, of the reader alone', async () => {
  const kinds = (await daysOf(desk.people.executor)).map(({ kind, count }) => [kind, count])
  expect(kinds).toEqual([
    ['stream', null],
    ['duty', null],
    ['due', 2],
  ])
  expect((await daysOf(desk.people.executor, 30)).filter(({ kind }) => kind === 'due')).toHaveLength(2)
  expect((await daysOf(stranger)).filter(({ kind }) => kind === 'duty' || kind === 'due')).toEqual([])
})

it('counts of each day what the list of that day shows', async () => {
  const { executor } = desk.people
  for (const item of (await daysOf(executor, 30)).filter(({ kind }) => kind === 'due')) {
    const begins = Date.parse(`${item.key}T00:00:00+03:00`)
    const [dueFrom, dueTo] = [begins, begins + 24 * HOUR_MS].map((at) => new Date(at).toISOString())
    const list = await desk.test.as(executor).get(`/incidents?queue=mine&dueFrom=${dueFrom}&dueTo=${dueTo}`)
    expect(list.json().incidents).toHaveLength(item.count ?? 0)
  }
})

it('goes out as a file of kinds, times and numbers alone', async () => {
  const url = `/calendar/file?from=${FROM}&days=7&language=ru`
  const response = await desk.test.as(desk.people.executor).get(url)
  expect(response.headers['content-type']).toContain('text/calendar')
  expect(response.body.split('\r\n').filter((line) => line.startsWith('SUMMARY:'))).toEqual([
    'SUMMARY:Прямой эфир',
    'SUMMARY:Дежурство в чате',
    'SUMMARY:Сроки вопросов: 2',
  ])
  expect(response.body).not.toMatch(/Иванов|Петров|Боровичей|главы/)
})

it('refuses a day that is none, and more days than a calendar shows', async () => {
  const statusOf = async (query: string) =>
    (await desk.test.as(desk.people.executor).get(`/calendar?${query}`)).statusCode
  expect([await statusOf('from=2026-13-01'), await statusOf(`from=${FROM}&days=500`)]).toEqual([400, 400])
})
