import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const WATER = 'Когда включат воду на улице Мира, 5?'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'
const revisionOf = async (url: string): Promise<number> =>
  (await desk.test.as(desk.people.moderator).get(`${url}/questions?limit=200`)).json().revision
const countIncidents = async () => (await desk.test.db.selectFrom('incident').select('id').execute()).length

it('makes comments under the announcement questions, opens no incident and tells it once a batch', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  const before = await countIncidents()
  const heard = async () => {
    const rows = await desk.test.db.selectFrom('event').select('payload').execute()
    return rows.filter(({ payload }) => JSON.stringify(payload).includes(stream.id)).length
  }
  const told = await heard()
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 't1', text: 'Спасибо большое!', author: 'boris' },
    { id: 'r1', text: ROAD, author: 'vera' },
  )
  expect(await heard()).toBe(told + 1)
  expect(await countIncidents()).toBe(before)
  expect(await stream.questions()).toMatchObject([
    { number: 1, text: WATER, state: 'received', channel: 'comment_before', askerCount: 1 },
    { number: 2, state: 'aside' },
    { number: 3, text: ROAD, state: 'received' },
  ])
  expect((await stream.read()).balance).toEqual({
    ...{ asked: 2, onAir: 0, later: 0, declined: 0, onControl: 0, waiting: 2, authors: 2 },
  })
  expect(await stream.press({ text: 'Спасибо', type: 'undo' })).toEqual([null])
  expect(await stream.find('Спасибо')).toMatchObject({ state: 'received' })
})

it('leaves comments to the incidents before the announcement and under other posts', async () => {
  const stream = await saveStream(desk)
  const before = await countIncidents()
  await stream.say({ id: 'early', text: WATER, author: 'anna' })
  await stream.move('announce')
  await stream.say({ id: 'other', text: ROAD, author: 'vera', container: 'vk:wall:-1_999' })
  expect(await countIncidents()).toBe(before + 2)
  // More words of whoever has an incident there join it.
  await stream.say({ id: 'more', text: 'И на Мира, 7 нет воды', author: 'anna', parent: 'early' })
  expect(await countIncidents()).toBe(before + 2)
  expect(await stream.questions()).toEqual([])
})

it('folds the same words, keeps each author, and points at alike ones', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'w2', text: 'когда включат воду на улице мира 5', author: 'boris' },
  )
  await stream.say(
    { id: 'w3', text: `${WATER}!!`, author: 'vera' },
    { id: 'w4', text: 'Когда же наконец включат воду на улице Мира, 5?', author: 'gleb' },
  )
  // The question that stands for them is news again: more people ask it now.
  const known = await revisionOf(stream.url)
  await stream.say({ id: 'w5', text: WATER, author: 'dina' })
  expect((await stream.questions(known)).map(({ number }) => number)).toEqual([5, 1])

  const questions = await stream.questions()
  const root = questions.find(({ number }) => number === 1)!
  expect(root).toMatchObject({ state: 'received', channel: 'comment_live', askerCount: 4 })
  expect(root.askers.map(({ permalink }) => permalink)).toEqual(
    ['w1', 'w2', 'w3', 'w5'].map((id) => `https://example.org/${id}`),
  )
  for (const number of [2, 3])
    expect(questions.find((question) => question.number === number)).toMatchObject({
      ...{ state: 'folded', foldedIntoId: root.id },
    })
  expect(questions.find(({ number }) => number === 4)).toMatchObject({
    ...{ state: 'received', similarToId: root.id },
  })
  expect((await stream.read()).balance).toMatchObject({ asked: 2, waiting: 2, authors: 5 })
})

it('folds those who greet, join, thank or sign around the same words, and asks nothing by a greeting alone', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  const LAMPS = 'Когда починят фонари на ул. Восстания?'
  await stream.say(
    { id: 'l1', text: `Здравствуйте! ${LAMPS}`, author: 'anna' },
    { id: 'l2', text: 'И я спрошу: когда починят фонари на улице Восстания?', author: 'boris' },
    { id: 'l3', text: `Присоединяюсь к вопросу: ${LAMPS} Спасибо!`, author: 'vera' },
    { id: 'l4', text: 'Тоже хотим знать: когда починят фонари на улице Гагарина?', author: 'gleb' },
    { id: 'l5', text: 'Присоединяюсь к вопросу', author: 'dina' },
  )
  const questions = (await stream.questions()).toSorted((a, b) => a.number - b.number)
  expect(questions.map(({ state }) => state)).toEqual(['received', 'folded', 'folded', 'received', 'aside'])
  expect(questions[0]).toMatchObject({ askerCount: 3 })
  expect((await stream.read()).balance).toMatchObject({ asked: 2, authors: 4 })
})

it('reads a place as it is called, and takes no «school» for an address', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say(
    { id: 'a1', text: 'Дойдут ли фонари до школы на Александровской улице?', author: 'anna' },
    { id: 'a2', text: 'Когда в школе поменяют окна?', author: 'boris' },
    { id: 'a3', text: 'Когда в школе № 2 поменяют окна?', author: 'vera' },
  )
  const byNumber = (await stream.questions()).toSorted((a, b) => a.number - b.number)
  expect(byNumber.map(({ address }) => address)).toEqual(['Александровская ул.', null, 'школа № 2'])
})

it('adds the words of the same author in reply, and asks anew for somebody else', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'w2', text: 'Второй подъезд', author: 'anna', parent: 'w1' },
    { id: 'r1', text: ROAD, author: 'vera', parent: 'w1' },
  )
  await stream.say({ id: 'w3', text: 'Третий день нет', author: 'anna', parent: 'w1' })
  expect((await stream.questions()).toSorted((a, b) => a.number - b.number)).toMatchObject([
    { number: 1, text: `${WATER}\nВторой подъезд\nТретий день нет`, askerCount: 1 },
    { number: 2, text: ROAD, askerCount: 1 },
  ])
  expect((await stream.read()).balance).toMatchObject({ asked: 2, authors: 2 })
})

it('follows what authors edit, delete and bring back', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  await stream.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'h1', text: 'Доброе утро', author: 'boris' },
  )
  await stream.say({ op: 'edited', id: 'w1', text: `${WATER} И свет тоже`, author: 'anna' })
  expect((await stream.find(WATER)).text).toBe(`${WATER} И свет тоже`)
  await stream.say({ op: 'edited', id: 'h1', text: ROAD, author: 'boris' })
  expect(await stream.find(ROAD)).toMatchObject({ state: 'received' })

  await stream.say({ op: 'deleted', id: 'w1', author: 'anna' })
  expect(await stream.find(WATER)).toMatchObject({ state: 'aside' })
  await stream.say({ op: 'restored', id: 'w1', text: WATER, author: 'anna' })
  expect(await stream.find(WATER)).toMatchObject({ state: 'received' })
  await stream.press({ text: ROAD, type: 'select' })
  await stream.say({ op: 'deleted', id: 'h1', author: 'boris' })
  expect(await stream.find(ROAD)).toMatchObject({ state: 'selected' })
})

it('keeps the words an editor chose, whatever the author does to theirs', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  const client = desk.test.as(desk.people.moderator)
  await stream.say({ id: 'w1', text: WATER, author: 'anna' })
  const { id, version } = await stream.find(WATER)
  const edit = { text: 'Вода на Мира, 5', facts: 'Насос меняют', expectedVersion: version }
  expect((await client.patch(`${stream.url}/questions/${id}`, edit)).statusCode).toBe(200)
  expect((await client.patch(`${stream.url}/questions/${id}`, edit)).json()).toMatchObject({
    code: 'livestream.question_stale',
  })
  await stream.say({ op: 'edited', id: 'w1', text: ROAD, author: 'anna' })
  expect(await stream.find('Вода на Мира, 5')).toMatchObject({ facts: 'Насос меняют' })
})

it('gives exactly the news, a page at a time', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  const client = desk.test.as(desk.people.moderator)
  const ask = async (since: number, limit = 50) =>
    (await client.get(`${stream.url}/questions?since=${since}&limit=${limit}`)).json()
  await stream.say({ id: 'w1', text: WATER, author: 'anna' }, { id: 'r1', text: ROAD, author: 'vera' })
  const first = await ask(0, 1)
  expect(first).toMatchObject({ hasMore: true, questions: [{ text: WATER }] })
  const second = await ask(first.revision, 1)
  expect(second).toMatchObject({ hasMore: false, questions: [{ text: ROAD }] })
  expect(await ask(second.revision)).toMatchObject({ questions: [], revision: second.revision })
  await stream.press({ text: WATER, type: 'select' })
  expect(await ask(second.revision)).toMatchObject({
    ...{ questions: [{ text: WATER, state: 'selected' }], now: desk.test.clock.now.toISOString() },
  })
})
