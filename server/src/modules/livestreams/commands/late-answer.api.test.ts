/** Pressed on air without a line, told after a colleague has ended the stream. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'
const BUS = 'Будет ли вечерний автобус?'
const ANSWERED_S = 331

const cardOf = async (id: string | null) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}`)).json()
const historyOf = async (id: string | null) =>
  (await desk.test.as(desk.people.dispatcher).get(`/incidents/${id}/activity`)).json().activities

/** Ended with both questions on control; `at`: when the key was pressed, so many seconds after the beginning. */
async function endedStream(): Promise<TestStream & { at: (seconds: number) => string }> {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  const began = desk.test.clock.now.getTime()
  await stream.say(
    { id: `r${began}`, text: ROAD, author: 'vera' },
    { id: `b${began}`, text: BUS, author: 'kira' },
  )
  desk.passMs(372_000 - (desk.test.clock.now.getTime() - began))
  await stream.move('end')
  desk.passMs(60_000)
  return { ...stream, at: (seconds) => new Date(began + seconds * 1000).toISOString() }
}

it('withdraws the incident of what was answered on air, in its card and its history, and opens it again on undo', async () => {
  const stream = await endedStream()
  const { incidentId } = await stream.find(ROAD)
  expect(await stream.press({ text: ROAD, type: 'answer', at: stream.at(ANSWERED_S) })).toEqual([null])
  expect(await stream.find(ROAD)).toMatchObject({ state: 'answered', timeCodeS: ANSWERED_S })
  expect((await stream.read()).balance).toMatchObject({ asked: 2, onAir: 1, onControl: 1 })
  expect(await cardOf(incidentId)).toMatchObject({
    ...{ step: 'dismissed', dismissReason: 'answered_on_air' },
    onAir: { livestreamId: stream.id, timeCodeS: ANSWERED_S, questionNumber: expect.any(Number) },
  })
  const [last] = await historyOf(incidentId)
  expect(last).toMatchObject({ type: 'dismiss', actorName: desk.people.moderator.name })
  expect(last.details).toMatchObject({ reason: 'answered_on_air', timeCodeS: ANSWERED_S })

  expect(await stream.press({ text: ROAD, type: 'undo' })).toEqual([null])
  expect(await stream.find(ROAD)).toMatchObject({ state: 'on_control', incidentId })
  expect(await cardOf(incidentId)).toMatchObject({ step: 'new', dismissReason: null, onAir: null })
  expect((await stream.read()).balance).toMatchObject({ onAir: 0, onControl: 2 })
})

it('leaves work that has begun, and says in its card and its history that it was answered on air', async () => {
  const stream = await endedStream()
  const { incidentId } = await stream.find(ROAD)
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'in_progress' })
    .where('id', '=', incidentId)
    .execute()
  const read = { text: ROAD, type: 'read_out', at: stream.at(ANSWERED_S) } as const
  expect(await stream.press(read, { text: ROAD, type: 'answer', at: stream.at(360) })).toEqual([null, null])
  expect(await cardOf(incidentId)).toMatchObject({
    ...{ step: 'in_progress', dismissReason: null, onAir: { timeCodeS: ANSWERED_S } },
  })
  const [last] = await historyOf(incidentId)
  expect(last).toMatchObject({ type: 'answered_on_air', details: { timeCodeS: ANSWERED_S } })
  expect((await stream.read()).balance).toMatchObject({ onAir: 1, onControl: 1 })
})

it('leaves what others were merged into: they were not answered', async () => {
  const stream = await endedStream()
  const { incidentId } = await stream.find(ROAD)
  await desk.test.db.updateTable('incident').set({ memberCount: 2 }).where('id', '=', incidentId).execute()
  await stream.press({ text: ROAD, type: 'answer', at: stream.at(ANSWERED_S) })
  expect(await cardOf(incidentId)).toMatchObject({ step: 'new', onAir: { timeCodeS: ANSWERED_S } })
})

it('records no second after the end of the stream', async () => {
  const stream = await endedStream()
  expect(await stream.press({ text: BUS, type: 'answer', at: stream.at(375) })).toEqual([null])
  expect(await stream.find(BUS)).toMatchObject({ state: 'answered', timeCodeS: 372 })
  expect(await stream.press({ text: ROAD, type: 'answer', at: stream.at(400) })).toEqual([
    'livestream.not_on_air',
  ])
})
