/** Questions and proposals to the centre: seen by whom they may be, answered once, told to whom they matter. */
import type { FeedbackResponse, FeedbackSummary } from '@veche/contract/portal/feedback.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildActor, saveUser } from '../../../../test/factories.ts'
import { startTestApp, type TestApp } from '../../../../test/test-app.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor, Grant } from '../../access/index.ts'
import { findThreads } from './read-threads.ts'

let test: TestApp
let asker: Actor
let colleague: Actor
let centre: Actor
let local: Actor
const REGION = { kind: 'region' } as const
const PLACE = { kind: 'municipality', code: 'borovichi' } as const

async function saveActor(name: string, role: Grant['role'], scope: Grant['scope']): Promise<Actor> {
  const actor = buildActor({ name, grants: [{ role, scope }] })
  await saveUser(test.db, actor)
  return actor
}

beforeAll(async () => {
  test = await startTestApp({ now: new Date('2026-11-24T09:00:00Z') })
  asker = await saveActor('Ольга Спросила', 'executor', PLACE)
  colleague = await saveActor('Пётр Коллега', 'executor', PLACE)
  centre = await saveActor('Вера Центр', 'moderator', REGION)
  local = await saveActor('Лев Местный', 'dispatcher', PLACE)
})
afterAll(() => test.close())

type Reply = FeedbackResponse & { status: number; code?: string }
const read = (response: { statusCode: number; json: () => object }): Reply =>
  ({ status: response.statusCode, ...response.json() }) as Reply
const WORDS = { kind: 'question', title: 'Кто чистит остановки', words: 'Зимой их не чистит никто.' }
const ask = async (actor = asker, changes: object = {}) =>
  read(await test.as(actor).post('/feedback', { id: newId(), ...WORDS, ...changes }))
const show = async (id: string, actor = asker) => read(await test.as(actor).get(`/feedback/${id}`))
const say = async (id: string, actor: Actor, words: string, postId = newId()) =>
  read(await test.as(actor).post(`/feedback/${id}/posts`, { id: postId, words }))
const run = async ({ id, revision }: Reply, actor: Actor, command: object) =>
  read(await test.as(actor).post(`/feedback/${id}/commands`, { expectedRevision: revision, ...command }))
const vote = async (id: string, actor: Actor, isFor = true) =>
  (await test.as(actor).put(`/feedback/${id}/vote`, { isFor })).statusCode
const list = async (actor: Actor, query = ''): Promise<FeedbackSummary[]> =>
  (await test.as(actor).get(`/feedback?${query}`)).json().threads
const told = async ({ id }: Actor, threadId: string) =>
  (
    await test.db
      .selectFrom('notification')
      .select(['details', 'readAt'])
      .where('userId', '=', id)
      .where('kind', '=', 'feedback')
      .orderBy('createdAt')
      .orderBy('id')
      .execute()
  )
    .filter(({ details }) => (details as { threadId: string }).threadId === threadId)
    .map(({ details, readAt }) => [(details as { news: string }).news, readAt !== null])

it('is asked once, answered by the centre alone, and told to whoever asked or voted', async () => {
  const id = newId()
  const asked = await ask(asker, { id })
  expect(await ask(asker, { id })).toMatchObject({ status: 200, revision: asked.revision })
  expect(asked).toMatchObject({ state: 'new', isMine: true, mayWithdraw: true, mayVote: false })
  expect(await told(centre, id)).toEqual([['asked', false]])
  expect(await told(local, id)).toEqual([])

  expect(await vote(id, colleague)).toBe(200)
  expect(await vote(id, colleague)).toBe(200)
  expect(await vote(id, asker)).toBe(409)
  expect(await show(id, colleague)).toMatchObject({ votes: 1, hasVoted: true, mayAnswer: false })

  for (const stranger of [colleague, local]) expect((await say(id, stranger, 'Мы')).status).toBe(403)
  const postId = newId()
  await say(id, centre, 'Управление дорог.', postId)
  const answered = await say(id, centre, 'Управление дорог.', postId)
  expect(answered).toMatchObject({
    state: 'answered',
    posts: [{ isCentre: true, words: 'Управление дорог.' }],
  })
  for (const follower of [asker, colleague]) expect(await told(follower, id)).toEqual([['answered', false]])
  // Nobody of the centre is called to it any more.
  expect(await told(centre, id)).toEqual([['asked', true]])
})

it('goes on until it is done with what was done, and opens again when its author is not content', async () => {
  const asked = await ask()
  const taken = await run(asked, centre, { type: 'take' })
  expect(taken.state).toBe('taken')
  expect(await run(asked, centre, { type: 'take' })).toMatchObject({ code: 'feedback.changed_meanwhile' })
  expect(await run(taken, centre, { type: 'finish', reason: '' })).toMatchObject({ status: 400 })
  expect(await run(taken, asker, { type: 'finish', reason: 'Сама' })).toMatchObject({ status: 403 })
  const done = await run(taken, centre, { type: 'finish', reason: 'Остановки внесены в график' })
  expect(done).toMatchObject({ state: 'done', stateWords: 'Остановки внесены в график', mayVote: false })
  expect(await vote(asked.id, colleague)).toBe(409)
  expect(await run(done, centre, { type: 'decline', reason: 'Поздно' })).toMatchObject({ status: 409 })
  expect(await say(asked.id, asker, 'Не чистят и теперь')).toMatchObject({ state: 'new' })
  expect((await told(centre, asked.id)).at(-1)).toEqual(['again', false])
})

it('is withdrawn by its author while nobody has answered', async () => {
  const asked = await ask()
  expect(await run(asked, colleague, { type: 'withdraw' })).toMatchObject({ status: 403 })
  expect(await run(asked, asker, { type: 'withdraw' })).toMatchObject({ state: 'withdrawn', mayPost: false })
  expect(await say(asked.id, asker, 'Ещё')).toMatchObject({ code: 'feedback.ended' })
  const other = await ask()
  await say(other.id, centre, 'Ответ')
  expect(await run(await show(other.id), asker, { type: 'withdraw' })).toMatchObject({ status: 409 })
})

it('shows what is private to its author and the centre, in no list and no search of others', async () => {
  const { id } = await ask(asker, { title: 'Отпуск без сменщика', isPrivate: true })
  for (const [reader, status] of [
    [asker, 200],
    [centre, 200],
    [colleague, 404],
    [local, 404],
  ] as const)
    expect((await show(id, reader)).status).toBe(status)
  expect(await vote(id, colleague)).toBe(404)
  const found = async (actor: Actor) =>
    (await findThreads(test, { words: 'отпуска', isNearly: false, limit: 5, actor })).map((one) => one.id)
  expect([await found(asker), await found(centre), await found(colleague)]).toEqual([[id], [id], []])
  expect((await list(colleague)).some((one) => one.id === id)).toBe(false)
})

it('goes out as a table of what its reader may see, by the same filter', async () => {
  const open = await ask(asker, { title: 'Сколько мётел на двор?' })
  const hidden = await ask(asker, { title: 'Кто подменит меня', isPrivate: true })
  const sheet = async (actor: Actor, query = '') => {
    const response = await test.as(actor).get(`/feedback.csv${query}`)
    expect([response.statusCode, response.body.slice(0, 200)]).toEqual([200, expect.anything()])
    return response.body
  }
  const ofCentre = await sheet(centre)
  for (const words of ['Сколько мётел', 'Кто подменит', 'вопрос', 'новое', 'да'])
    expect(ofCentre).toContain(words)
  const ofColleague = await sheet(colleague)
  expect([ofColleague.includes(open.title), ofColleague.includes(hidden.title)]).toEqual([true, false])
  expect(await sheet(centre, '?kind=proposal')).not.toContain(open.title)
  expect((await sheet(centre, `?search=${encodeURIComponent('метёл')}`)).split(/\r?\n/)[1]).toContain('мётел')
})

it('lists by moment or votes, page after page, and finds by any form of a word', async () => {
  const own = await saveActor('Анна Список', 'coordinator', PLACE)
  const ids: string[] = []
  for (const [minute, title] of ['Светофор у школы', 'Лавка у почты', 'Светильники в парке'].entries()) {
    test.clock.now = new Date(Date.parse('2026-11-24T10:00:00Z') + minute * 60_000)
    ids.push((await ask(own, { title, kind: 'proposal' })).id)
  }
  await vote(ids[0]!, colleague)
  await vote(ids[0]!, asker)
  await vote(ids[2]!, asker)
  const page = async (query: string) => (await test.as(own).get(`/feedback?${query}`)).json()
  const first = await page('list=mine&limit=2')
  const rest = await page(`list=mine&limit=2&cursor=${first.nextCursor}`)
  const idsOf = ({ threads }: { threads: { id: string }[] }) => threads.map(({ id }) => id)
  expect([idsOf(first), idsOf(rest), rest.nextCursor]).toEqual([[ids[2], ids[1]], [ids[0]], null])
  const byVotes = await page('kind=proposal&sort=votes&limit=2')
  const after = await page(`kind=proposal&sort=votes&limit=2&cursor=${byVotes.nextCursor}`)
  expect([idsOf(byVotes), idsOf(after)]).toEqual([[ids[0], ids[2]], [ids[1]]])
  expect((await list(colleague, 'search=светофоры')).map(({ id }) => id)).toEqual([ids[0]])
  expect((await test.as(own).get('/feedback?cursor=nonsense')).statusCode).toBe(400)
})

it('stands in the day of the centre until it is answered, and in nobody else’s', async () => {
  const { id } = await ask(colleague, { title: 'Где инструкция' })
  const ofDay = async (actor: Actor) =>
    (await test.as(actor).get('/today')).json().items.filter((item: { id: string }) => item.id === id)
  expect(await ofDay(centre)).toMatchObject([
    { kind: 'feedback', act: 'reply', waiting: { name: colleague.name } },
  ])
  expect(await ofDay(local)).toEqual([])
  await say(id, centre, 'В знаниях')
  expect(await ofDay(centre)).toEqual([])
})
