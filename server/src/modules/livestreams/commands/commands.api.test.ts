import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { newId } from '../../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const WATER = 'Когда включат воду на улице Мира, 5?'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'
const after = (seconds: number) => new Date(desk.test.clock.now.getTime() + seconds * 1000).toISOString()

it('stamps seconds, applies in the order of key presses, and does a repeat nothing', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say({ id: 'w1', text: WATER, author: 'anna' })
  await stream.move('begin')
  const [selected, answered] = [after(10), after(95)]
  desk.passMs(600_000)
  const keys = [newId(), newId()]
  const answer = { text: WATER, type: 'answer' as const, at: answered, key: keys[0]! }
  const select = { text: WATER, type: 'select' as const, at: selected, key: keys[1]! }
  // The later press comes first in the request.
  expect(await stream.press(answer, select)).toEqual([null, null])
  expect(await stream.find(WATER)).toMatchObject({ state: 'answered', timeCodeS: 95, position: null })
  const { version } = await stream.find(WATER)
  expect(await stream.press(answer, select)).toEqual([null, null])
  expect(await stream.find(WATER)).toMatchObject({ state: 'answered', version })
  expect(await stream.press({ text: WATER, type: 'undo' }, { text: WATER, type: 'undo' })).toEqual([
    null,
    null,
  ])
  expect(await stream.find(WATER)).toMatchObject({ state: 'received', timeCodeS: null })
})

it('knows which of two was read out later within one second, whichever was heard of first', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 'w1', text: WATER, author: 'anna' }, { id: 'r1', text: ROAD, author: 'vera' })
  const [first, second] = [after(30.1), after(30.7)]
  desk.passMs(60_000)
  await stream.press({ text: ROAD, type: 'read_out', at: second })
  await stream.press({ text: WATER, type: 'read_out', at: first })
  const [water, road] = [await stream.find(WATER), await stream.find(ROAD)]
  expect((road.timeCodeS ?? 0) - (water.timeCodeS ?? 0)).toBeCloseTo(0.6)
})

it('refuses one and does the others; the refusal is the same when it comes again', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 'w1', text: WATER, author: 'anna' }, { id: 'r1', text: ROAD, author: 'vera' })
  const unselect = { text: WATER, type: 'unselect' as const, key: newId() }
  const refused = ['livestream.question_state', null]
  expect(await stream.press(unselect, { text: ROAD, type: 'decline', reason: 'off_topic' })).toEqual(refused)
  expect(await stream.find(ROAD)).toMatchObject({ state: 'declined', declineReason: 'off_topic' })
  await stream.press({ text: WATER, type: 'select' })
  expect(await stream.press(unselect)).toEqual(['livestream.question_state'])
  expect(await stream.find(WATER)).toMatchObject({ state: 'selected' })

  const client = desk.test.as(desk.people.moderator)
  const other = await saveStream(desk, { moves: ['announce', 'begin'] })
  const { id: questionId } = await stream.find(WATER)
  const command = { type: 'unselect', key: newId(), at: after(0) }
  const foreign = await client.post(`${other.url}/commands`, { commands: [{ questionId, command }] })
  expect(foreign.json().results).toMatchObject([{ isDone: false, code: 'livestream.question_not_found' }])
  expect(await stream.find(WATER)).toMatchObject({ state: 'selected' })
  // A key is of one press, wherever.
  const again = { questionId, command: { ...command, key: unselect.key } }
  expect((await client.post(`${other.url}/commands`, { commands: [again] })).json()).toMatchObject({
    code: 'livestream.key_twice',
  })
})

it('answers nothing in the future, whatever a clock says', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 'w1', text: WATER, author: 'anna' })
  const promise = { what: 'Включить воду', who: 'Водоканал', dueOn: '2026-11-26' }
  expect(await stream.press({ text: WATER, type: 'answer_partly', at: after(500), promise })).toEqual([null])
  expect(await stream.find(WATER)).toMatchObject({ state: 'partly', timeCodeS: 1, promise })
})

it('folds by hand and gives the askers to the question that stands for all', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say({ id: 'w1', text: WATER, author: 'anna' }, { id: 'r1', text: ROAD, author: 'vera' })
  const { id: intoId } = await stream.find(WATER)
  await stream.press({ text: ROAD, type: 'fold', intoId })
  expect(await stream.find(WATER)).toMatchObject({ askerCount: 2 })
  expect((await stream.read()).balance).toMatchObject({ asked: 1, authors: 2 })
  await stream.press({ text: ROAD, type: 'unfold' })
  expect(await stream.find(WATER)).toMatchObject({ askerCount: 1 })
  expect((await stream.read()).balance).toMatchObject({ asked: 2, authors: 2 })
})

it('orders the selected, those not named behind', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  const texts = [WATER, ROAD, 'Когда откроют школу в Опеченском Посаде?']
  await stream.say(...texts.map((text, index) => ({ id: `q${index}`, text, author: `a${index}` })))
  for (const text of texts) await stream.press({ text, type: 'select' })
  const ids = await Promise.all(texts.map(async (text) => (await stream.find(text)).id))
  const client = desk.test.as(desk.people.moderator)
  const ordered = await client.put(`${stream.url}/order`, { questionIds: [ids[2], ids[1]] })
  expect(ordered.statusCode).toBe(200)
  const places = await Promise.all(texts.map(async (text) => (await stream.find(text)).position))
  expect(places).toEqual([2, 1, 0])
})

it('takes the same key of two editors for one act, without a refusal and without a second change', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 'w1', text: WATER, author: 'anna' })
  expect(await stream.press({ text: WATER, type: 'answer', at: after(0) })).toEqual([null])
  const answered = await stream.find(WATER)
  desk.passMs(2000)
  expect(await stream.press({ text: WATER, type: 'answer' })).toEqual([null])
  expect(await stream.find(WATER)).toEqual(answered)
  expect(await stream.press({ text: WATER, type: 'decline', reason: 'insult' })).toEqual([
    'livestream.question_state',
  ])
})
