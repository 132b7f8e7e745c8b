import { RUMOURS } from '@veche/book/figures/catalogue/rumours.ts'
import type { FigureRow, FigureRowsResponse, FiguresResponse } from '@veche/contract/figures.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveChat, type TestChat } from '../../../test/chats/chat-factory.ts'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { saveFake } from '../../../test/factories/fake-factory.ts'
import { saveIncident } from '../../../test/factories/incident-factory.ts'
import { saveStream } from '../../../test/factories/livestream-factory.ts'
import { buildActor, saveUser } from '../../../test/factories.ts'
import type { Actor } from '../access/index.ts'
import { listRows } from './reading/index.ts'

let desk: Desk
let chat: TestChat
beforeAll(async () => {
  desk = await openDesk()
  const { id: channelId } = desk.channel
  await saveIncident(desk.test.db, { channelId, step: 'new', municipalityCode: 'borovichi' })
  chat = await saveChat(desk)
  await chat.say({ id: 'q1', text: 'Когда включат воду на Мира, 5?', author: 'anna' })
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 's1', text: 'Когда отремонтируют мост?', author: 'boris' })
})
afterAll(() => desk.close())

async function rowsFor(actor: Actor, code = 'questions'): Promise<FigureRow[]> {
  await saveUser(desk.test.db, actor)
  const day = desk.test.clock.now.toISOString().slice(0, 10)
  const response = await desk.test.as(actor).get(`/figures/${code}/rows?from=${day}&to=${day}`)
  const { rows }: FigureRowsResponse = response.json()
  return rows
}

it('lead to the card, the chat and the broadcast where they were asked', async () => {
  const rows = await rowsFor(buildActor({ role: 'analyst' }))
  expect(rows.map(({ card }) => card?.kind).toSorted()).toEqual(['chat', 'incident', 'livestream'])
  expect(rows.find(({ source }) => source === 'chat')?.card).toMatchObject({ chatId: chat.id })
  const { number } = await desk.test.db.selectFrom('incident').select('number').executeTakeFirstOrThrow()
  expect(rows.find(({ source }) => source === 'incident')?.number).toBe(number)
})

it('lead nowhere for whoever sees no question', async () => {
  const day = desk.test.clock.now.toISOString().slice(0, 10)
  const asked = { code: 'questions', period: { from: day, to: day }, filter: {}, limit: 50 }
  const { rows } = await listRows(desk.test.context, buildActor({ role: 'administrator' }), asked)
  expect(rows).toHaveLength(3)
  expect(rows.flatMap(({ card, title, number }) => [card, title, number].filter(Boolean))).toEqual([])
})

it('of what waits now are found whatever the period', async () => {
  const rows = await rowsFor(buildActor({ role: 'analyst' }), 'open_now')
  expect(rows).toHaveLength(3)
})

it('are rumours, as many as the figures of them count', async () => {
  const analyst = await saveUser(desk.test.db, buildActor({ role: 'analyst' }))
  const now = desk.test.clock.now
  await saveFake(desk)
  await saveFake(desk, { step: 'dropped', dropReason: 'no_rumour', droppedAtStep: 'triage' })
  await saveFake(desk, { step: 'closed', verdict: 'fake', publishedAt: now })
  await saveFake(desk, {
    step: 'closed',
    verdict: 'true',
    publishedAt: now,
    totalDueAt: new Date(now.getTime() - 5000),
  })
  const day = now.toISOString().slice(0, 10)
  const response = await desk.test.as(analyst).get(`/figures?from=${day}&to=${day}`)
  const { figures }: FiguresResponse = response.json()
  for (const { code } of RUMOURS) {
    const figure = figures.find((one) => one.code === code)
    const rows = await rowsFor(analyst, code)
    const counted = rows.filter(({ isCounted }) => isCounted).length
    expect([code, rows.length]).toEqual([code, figure?.denominator ?? figure?.numerator])
    if (figure?.denominator !== null && code !== 'rumour_check_time')
      expect([code, counted]).toEqual([code, figure?.numerator])
  }
  const [checked] = await rowsFor(analyst, 'rumours_checked')
  expect(checked).toMatchObject({ source: 'rumour', card: { kind: 'fake' }, outcome: expect.any(String) })
})

it('are each time an author asked again', async () => {
  const analyst = buildActor({ role: 'analyst' })
  await sql`update counted_question set times_asked_again = times_asked_again + 1, changed_at = ${desk.test.clock.now}
    where source = 'incident'`.execute(desk.test.owner)
  expect(await rowsFor(analyst, 'asked_again')).toMatchObject([{ source: 'incident', isCounted: true }])
})
