/** Comments, editors and the end of a stream at the same moment: nothing asked is lost, nothing new is missed. */
import type { LivestreamQuestionResponse } from '@veche/contract/livestreams.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../test/desk.ts'
import { type EventStream, openEventStream } from '../../../test/event-stream.ts'
import { saveStream, type TestStream } from '../../../test/factories/livestream-factory.ts'
import { buildActor } from '../../../test/factories.ts'
import { newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'

let desk: Desk
const open: EventStream[] = []
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => {
  for (const stream of open) stream.close()
  await desk.close()
})

const PLACES = ['Мира', 'Гагарина', 'Садовой', 'Ленинградской', 'Сушанской', 'Подбельского']

async function deliverMany({ container }: TestStream, count: number, from = 0): Promise<void> {
  const at = desk.test.clock.now.toISOString()
  for (let index = from; index < from + count; index += 1) {
    const text = `Когда починят фонарь ${index} на улице ${PLACES[index % PLACES.length]}, ${index}?`
    await desk.deliver({ id: `c${index}`, text, author: `a${index}`, container, at })
  }
}

it('ends a stream while comments come: each is a question on control, with an incident', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await deliverMany(stream, 120)
  await Promise.all([desk.work(), stream.move('end'), deliverMany(stream, 60, 120)])
  await desk.work()

  const questions = await stream.questions()
  expect(questions).toHaveLength(180)
  expect(new Set(questions.map(({ state }) => state))).toEqual(new Set(['on_control']))
  expect(questions.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 180 }, (_, index) => index + 1),
  )
  expect(new Set(questions.map(({ incidentId }) => incidentId)).size).toBe(180)
  expect((await stream.read()).balance).toMatchObject({ asked: 180, onControl: 180, authors: 180 })
})

it('gives a reader every change once it asks for what is new, whoever writes meanwhile', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await deliverMany(stream, 40)
  const [screen, editor] = [desk.people.moderator, desk.people.dispatcher].map((actor) => desk.test.as(actor))
  if (!screen || !editor) throw new Error('two clients')
  const seen = new Map<string, LivestreamQuestionResponse>()
  let [since, isDone] = [0, false]
  const watch = async () => {
    for (let isLast = false; !isLast; ) {
      isLast = isDone
      const news = (await screen.get(`${stream.url}/questions?since=${since}&limit=7`)).json()
      for (const question of news.questions) seen.set(question.id, question)
      since = news.revision
      if (news.hasMore) isLast = false
    }
  }
  const write = async () => {
    await desk.work()
    const at = desk.test.clock.now.toISOString()
    for (const { id: questionId } of await stream.questions()) {
      const command = { type: 'select', key: newId(), at }
      await editor.post(`${stream.url}/commands`, { commands: [{ questionId, command }] })
    }
    await deliverMany(stream, 40, 40)
    await desk.work()
    isDone = true
  }
  await Promise.all([write(), watch()])
  const byNumber = (questions: Iterable<LivestreamQuestionResponse>) =>
    [...questions].toSorted((a, b) => a.number - b.number)
  expect(byNumber(seen.values())).toEqual(byNumber(await stream.questions()))
  expect(seen.size).toBe(80)
})

it('does one press once, though it comes by two lines at the same moment', async () => {
  const stream = await saveStream(desk, { moves: ['announce', 'begin'] })
  await deliverMany(stream, 1)
  await desk.work()
  const [question] = await stream.questions()
  const command = { type: 'answer', key: newId(), at: desk.test.clock.now.toISOString() }
  const client = desk.test.as(desk.people.moderator)
  const press = () =>
    client.post(`${stream.url}/commands`, { commands: [{ questionId: question?.id, command }] })
  const answers = await Promise.all([press(), press(), press()])
  expect(answers.map((answer) => answer.json().results[0])).toEqual(
    Array.from({ length: 3 }, () => ({ key: command.key, isDone: true, code: null })),
  )
  expect((await stream.questions())[0]?.version).toBe((question?.version ?? 0) + 1)
})

it('tells browsers of those who see the stream, and nobody else', async () => {
  const listenAs = async (actor: Actor) => {
    const token = await desk.test.tokenOf(actor)
    const heard = await openEventStream(desk.test.app, { authorization: `Bearer ${token}` })
    open.push(heard)
    return heard
  }
  const scope = { kind: 'municipality', code: 'novgorod-city' } as const
  const own = await listenAs(desk.people.dispatcher)
  const stranger = await listenAs(buildActor({ role: 'stream_editor', scope }))
  const stream = await saveStream(desk)
  await own.until(() => own.events.some(({ data }) => data?.livestreamId === stream.id))
  // What the stranger may hear comes after it.
  await desk.test.as(buildActor({ role: 'stream_editor', scope })).post('/livestreams', {
    ...{ title: 'Свой эфир', municipalityCode: 'novgorod-city', speakers: [{ name: 'Глава', position: '' }] },
    plannedAt: desk.test.clock.now.toISOString(),
  })
  await stranger.until(() => stranger.events.some(({ type }) => type === 'livestream'))
  expect(stranger.events.map(({ data }) => data?.livestreamId)).not.toContain(stream.id)
})
