import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { buildProtocol } from './protocol-document.ts'
import { readProtocol } from './read-protocol.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'

it('shows the staff who and when of an errand given without words: the question is its words', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await stream.say({ id: 'r1', text: ROAD, author: 'vera' })
  const promise = { what: '   ', who: 'Зам. главы', dueOn: '2026-12-05' }
  expect(await stream.press({ text: ROAD, type: 'answer_partly', promise })).toEqual([null])
  expect(await stream.find(ROAD)).toMatchObject({ promise: { ...promise, what: ROAD } })
  await stream.move('end')
  expect(await stream.find(ROAD)).toMatchObject({ state: 'on_control', promise: { who: 'Зам. главы' } })

  const actor = desk.people.moderator
  for (const isWithoutNames of [false, true]) {
    const facts = await readProtocol(desk.test.context, { livestreamId: stream.id, actor, isWithoutNames })
    const paper = JSON.stringify(buildProtocol(facts, { language: 'ru', timeZone: 'Europe/Moscow' }))
    // In the list of promises and beside the question.
    expect(paper.split(`${ROAD} Ответственный: Зам. главы, срок: 5 декабря 2026`)).toHaveLength(3)
  }
  const { number } = await stream.read()
  const open = async () =>
    (await desk.test.app.inject({ method: 'GET', url: `/livestreams/${number}?lang=ru` })).body
  // One person wrote it down: the page shows the question, and the recording what was said.
  expect(await open()).toContain(ROAD)
  expect(await open()).not.toContain('5 декабря 2026')
  // Words that their author took back are not told by the errand either.
  await stream.say({ op: 'deleted', id: 'r1', author: 'vera' })
  expect(await open()).not.toContain(ROAD)
})
