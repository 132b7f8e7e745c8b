import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import type { ExerciseRole } from '@veche/contract/values/exercises.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../test/factories.ts'
import { freePort } from '../../../test/networks/free-port.ts'
import { startTestApp, type TestApp } from '../../../test/test-app.ts'
import type { Actor } from '../../modules/access/index.ts'
import { startExercises } from '../../modules/portal/index.ts'
import { newId } from '../../platform/ids.ts'
import { exercisesContextOf } from '../wiring/exercises-context-of.ts'
import { createExerciseStage } from './exercise-stage.ts'

const SPEED = 10
const LIMIT_MS = 400_000
const STEP_MS = 180_000
let test: TestApp
let head: Actor
let keeper: ReturnType<typeof startExercises>
let url: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  test = await startTestApp({ exercisesUrl: url })
  // The region of an exercise goes by the real clock, and so does whoever keeps it.
  Object.defineProperty(test.clock, 'now', { get: () => new Date() })
  head = await saveUser(test.db, buildActor({ role: 'head', name: 'Глава Дарья' }))
  const { setUp, ...context } = exercisesContextOf(test.product)
  const { secret } = test.product
  const place = { url, secret, port, host: '127.0.0.1', publicUrl: 'http://localhost:8080', log: context.log }
  const stage = createExerciseStage({ ...place, dataDir: test.product.config.dataDir })
  keeper = startExercises({ ...context, setUp: setUp ?? { url, secret } }, stage)
})
afterAll(async () => {
  await keeper.stop()
  await test.close()
})

/** Says what did not come: the test as a whole would only say that it took too long. */
async function until<T>(find: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = Date.now() + STEP_MS
  while (Date.now() < deadline) {
    const found = await find()
    if (found) return found
    await pause(250)
  }
  throw new Error(`It did not come: ${find}`)
}
const as = (actor: Actor) => test.as(actor)
const read = async (id: string): Promise<ExerciseRunResponse> =>
  (await as(head).get(`/exercises/runs/${id}`)).json()
const command = (id: string, body: object) => as(head).post(`/exercises/runs/${id}/commands`, body)

/** Signs in there by a ticket from here, as a browser does. */
async function enter(id: string, role: ExerciseRole, key?: string) {
  const { url: address } = (
    await as(head).post(`/exercises/runs/${id}/enter`, { role, ...(key && { key }) })
  ).json()
  const reply = await fetch(address, { redirect: 'manual' })
  const cookie = reply.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  async function call(way: string, body?: object) {
    const answer = await fetch(`${url}/api${way}`, {
      headers: { cookie, origin: url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    const said = await answer.json()
    if (!answer.ok) throw new Error(`${way}: ${answer.status} ${JSON.stringify(said)}`)
    return said
  }
  return { address, status: reply.status, page: reply.headers.get('location'), cookie, call }
}
type Player = Awaited<ReturnType<typeof enter>>

async function findInChat(player: Player, text: string) {
  const { chats } = await player.call('/chats')
  for (const { id: chatId } of chats) {
    const { messages } = await player.call(`/chats/${chatId}/messages?limit=50`)
    const found = messages.find((message: { text: string }) => message.text === text)
    if (found) return { ...found, chatId }
  }
  return null
}

async function findCard(player: Player, text: string) {
  const { incidents } = await player.call('/incidents?limit=50')
  for (const { id } of incidents) {
    const card = await player.call(`/incidents/${id}`)
    if (card.thread.some((message: { text: string }) => message.text.startsWith(text))) return card
  }
  return null
}

it('is played at ×10 by one person and the script to a debrief whose figures a recount of the region gives too', {
  timeout: LIMIT_MS,
}, async () => {
  const id = newId()
  expect((await as(head).post('/exercises/runs', { id, code: 'water-main' })).statusCode).toBe(200)
  // Another waits until it is over, and a repeat of the same is the same.
  expect((await as(head).post('/exercises/runs', { id, code: 'water-main' })).statusCode).toBe(200)
  const second = await as(head).post('/exercises/runs', { id: newId(), code: 'water-main' })
  expect([second.statusCode, second.json().code]).toEqual([409, 'exercise.one_goes_on'])
  await until(async () => (await read(id)).state === 'lobby')
  expect((await command(id, { type: 'take', role: 'executor' })).statusCode).toBe(200)

  const executor = await enter(id, 'executor')
  expect([executor.status, executor.page]).toEqual([302, '/'])
  // A ticket opens once, and the cookie of ours is left as it is.
  expect((await fetch(executor.address, { redirect: 'manual' })).status).toBe(403)
  expect(executor.cookie).toMatch(/(^|; )veche-exercise\./)
  expect(executor.cookie).not.toMatch(/(^|; )veche\./)
  // Nobody else sees anything of it, and who was let in sees the band.
  for (const way of ['/', '/ask', '/open', '/api/system', '/open311/v2/services.json'])
    expect([way, (await fetch(`${url}${way}`)).status]).toEqual([way, 403])
  const page = await fetch(`${url}/ask`, { headers: { cookie: executor.cookie } })
  expect(await page.text()).toContain('Учения. Жители этого не увидят')

  const begin = { type: 'begin', speed: SPEED, free: 'script' }
  expect((await command(id, begin)).statusCode).toBe(200)
  const baby = await until(async () => (await read(id)).beats.find(({ key }) => key === 'baby'))
  // The script passes it on, and the one list of the room says whose turn it is and leads there.
  const todo = await until(async () =>
    (await read(id)).todo.find(({ key, role }) => key === 'baby' && role === 'executor'),
  )
  expect(todo).toMatchObject({ by: 'person', isOwn: true, text: baby.text })
  const card = await until(() => findCard(executor, baby.text))
  const { page: place } = await enter(id, 'executor', 'baby')
  expect(place).toBe(`/tasks/${card.id}`)
  const taken = await executor.call(`/incidents/${card.id}/commands`, {
    ...{ type: 'take', expectedVersion: (await executor.call(`/incidents/${card.id}`)).version },
  })
  await executor.call(`/incidents/${card.id}/answer/submit`, {
    ...{ kind: 'final', expectedVersion: taken.version, outcome: 'explained', key: newId() },
    text: 'Здравствуйте, Ксения! Пункт обогрева открыт в школе на Минеральной, 31, машина за вами выехала. Воду и тепло дадут сегодня к 23:00, дежурный 8 (8162) 77-77-77.',
    overrideReason: 'Учения',
  })
  // The script lets it go.
  const sentAt = await until(async () => {
    const { publications } = await executor.call(`/incidents/${card.id}/answer`)
    return publications.find((one: { sentAt: string | null }) => one.sentAt !== null)?.sentAt
  })
  const { activities } = await executor.call(`/incidents/${card.id}/activity`)
  const firstStep = activities
    .filter(({ actorName }: { actorName: string | null }) => actorName?.includes('учения'))
    .map(({ at }: { at: string }) => Date.parse(at))
    .toSorted((one: number, two: number) => one - two)[0]
  const saidAt = (await savedSaid(id)).get('baby') ?? 0

  // What came before goes on being counted at the speed at which it came.
  await command(id, { type: 'speed', speed: 2 * SPEED })
  // In the chat of the place the reply is the answer.
  const asked = await until(async () => (await read(id)).beats.find(({ key }) => key === 'when'))
  const question = await until(() => findInChat(executor, asked.text))
  await executor.call(`/chats/${question.chatId}/send`, {
    ...{ key: newId(), text: 'Воду на Минеральной дадут сегодня к 23:00.', isAnswer: true },
    replyToMessageId: question.id,
  })
  await until(async () => (await findInChat(executor, asked.text))?.question?.state === 'answered')

  expect((await command(id, { type: 'end' })).statusCode).toBe(200)
  const over = await until(async () => {
    const run = await read(id)
    return run.state === 'over' && run
  })
  const { figures, beats, best } = over.debrief!
  const minutes = (ms: number) => Math.round((ms / 60_000) * SPEED * 10) / 10
  const row = beats.find(({ key }) => key === 'baby')!
  const { isUrgent } = card.flags
  expect(row).toMatchObject({ outcome: 'answered', isUrgent, seenAfter: minutes(firstStep - saidAt) })
  expect(row.answer).toContain('Пункт обогрева')
  expect(row.answeredAfter).toBe(minutes(Date.parse(sentAt) - saidAt))
  const inChat = beats.find(({ key }) => key === 'when')!
  expect(inChat).toMatchObject({ place: 'chat', outcome: 'answered', remarks: null })
  expect(inChat.answer).toContain('к 23:00')
  const middle = (one: number | null, two: number | null) =>
    Math.round((((one ?? 0) + (two ?? 0)) / 2) * 10) / 10
  expect(figures).toMatchObject({
    ...{ asked: over.beats.filter(({ key }) => key !== 'thanks').length, answered: 2, answers: 1 },
    seenMinutes: middle(row.seenAfter, inChat.seenAfter),
    answeredMinutes: middle(row.answeredAfter, inChat.answeredAfter),
  })
  expect(best).toBe('baby')
  // Of what was still to come nothing is told.
  expect(beats.map(({ key }) => key)).toEqual(over.beats.map(({ key }) => key).toReversed())
  expect(over).toMatchObject({ end: 'stopped', before: null, todo: [] })
  expect(over.seats.map(({ name, by }) => name ?? by)).toEqual(['script', 'Глава Дарья', 'script'])

  // Nothing is left of it, and the next one may begin.
  const folder = path.join(test.product.config.dataDir, 'exercises')
  await until(async () => !existsSync(folder) || readdirSync(folder).length === 0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  expect((await as(head).get('/exercises')).json()).toMatchObject({
    open: null,
    history: [{ id, teamSize: 1, speed: 2 * SPEED, isOwn: true }],
  })
})

async function savedSaid(id: string): Promise<Map<string, number>> {
  const { said } = await test.db
    .selectFrom('exerciseRun')
    .select('said')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return new Map((said as { key: string; at: string }[]).map(({ key, at }) => [key, Date.parse(at)]))
}
