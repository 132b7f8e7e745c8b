import { HOUR_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat } from '../../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { chatsContextOf } from '../../../main/wiring/register-deps.ts'
import { sweepLate } from './sweep-late.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const sweep = () => sweepLate(chatsContextOf(desk.test.product))
const questionOf = (n: number) => `Когда включат воду на Мира, ${n}?`

it('makes an incident of a question that nobody answered in time, with the chat as its source', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: questionOf(5), author: 'anna' })
  desk.passMs(HOUR_MS)
  expect(await sweep()).toBe(0)
  desk.passMs(2 * HOUR_MS)

  expect(await sweep()).toBe(1)
  expect(await sweep()).toBe(0)

  const incident = await desk.incidentOf('q1')
  expect(await chat.question('q1')).toMatchObject({ state: 'passed_on', incidentId: incident.id })
  const card = await desk.test.as(desk.people.dispatcher).get(`/incidents/${incident.id}`)
  expect(card.json()).toMatchObject({
    step: 'new',
    surface: 'chat',
    municipalityCode: 'borovichi',
    thread: [{ text: questionOf(5) }],
  })
})

it('gives the incident what its author adds in reply, and the chat keeps it too', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'r1', text: questionOf(7), author: 'vera' })
  desk.passMs(3 * HOUR_MS)
  await sweep()
  await chat.say({ id: 'r2', text: 'Третий день без воды, когда?', author: 'vera', parent: 'r1' })
  await chat.say({ id: 'r3', text: 'А на Садовой, 3 когда включат свет?', author: 'gleb', parent: 'r1' })

  expect((await desk.incidentOf('r2')).id).toBe((await desk.incidentOf('r1')).id)
  expect(await chat.question('r2')).toBeUndefined()
  expect(await chat.question('r3')).toMatchObject({ state: 'open' })
})

it('makes a danger an urgent incident in a quarter of an hour, at night too', async () => {
  const chat = await saveChat(desk)
  desk.passMs(12 * HOUR_MS)
  await chat.say({ id: 'd1', text: 'На Мира, 5 оборвался провод и искрит, рядом дети!', author: 'anna' })
  desk.passMs(16 * 60_000)
  await sweep()

  const { id } = await desk.incidentOf('d1')
  const incident = desk.test.db.selectFrom('incident').select('urgency').where('id', '=', id)
  expect(await incident.executeTakeFirst()).toEqual({ urgency: 'urgent' })
})

it('passes one question on once when two sweep at the same time', async () => {
  desk.passMs(30 * HOUR_MS)
  await sweep()
  const chat = await saveChat(desk)
  const lines = Array.from({ length: 20 }, (_, n) => ({
    id: `two-${n}`,
    text: questionOf(n),
    author: `a${n}`,
  }))
  await chat.say(...lines)
  desk.passMs(30 * HOUR_MS)

  const passed = [...(await Promise.all([sweep(), sweep(), sweep()])), await sweep()]

  expect(passed.reduce((sum, count) => sum + count, 0)).toBe(20)
  const { rows } = await sql<{ count: number; incidents: number }>`
    select count(*)::int as count, count(distinct incident_id)::int as incidents from chat_question
    where chat_id = ${chat.id} and state = 'passed_on'`.execute(desk.test.db)
  expect(rows).toEqual([{ count: 20, incidents: 20 }])
  const incidents = await sql`select 1 from incident where source_message_id in (
    select message_id from chat_message where chat_id = ${chat.id})`.execute(desk.test.db)
  expect(incidents.rows).toHaveLength(20)
})

it('is not stopped by one that cannot be passed on', async () => {
  const chat = await saveChat(desk)
  await chat.say({ id: 'bad', text: questionOf(1), author: 'anna' })
  await chat.say({ id: 'good', text: questionOf(2), author: 'boris' })
  desk.passMs(100 * HOUR_MS)
  const context = chatsContextOf(desk.test.product)
  const poisoned = {
    ...context,
    async loadDeps() {
      const deps = await context.loadDeps()
      return {
        ...deps,
        suggest: (texts: Parameters<typeof deps.suggest>[0]) => {
          if (texts.some(({ text }) => text === questionOf(1))) throw new Error('poisoned')
          return deps.suggest(texts)
        },
      }
    },
  }
  const setBack = new Map<string, number>()

  expect(await sweepLate(poisoned, setBack)).toBe(1)
  expect(await chat.question('good')).toMatchObject({ state: 'passed_on' })
  expect(await chat.question('bad')).toMatchObject({ state: 'open' })
  expect([...setBack.keys()]).toEqual([await chat.idOf('bad')])
  expect(await sweepLate(context, new Map())).toBe(1)
})
