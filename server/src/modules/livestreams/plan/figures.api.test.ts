/** The figures of streams counted anew: from the rows as they lie, in plain loops, by none of the product's queries. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DESK_AGENCY, type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'
import { sweepAnswered } from '../control/sweep-answered.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const PERIOD = 'from=2026-11-01&to=2026-12-31'
const WATER = 'Когда включат воду на улице Мира, 5?'
const ROAD = 'Почему не чистят дорогу на Гагарина, 12?'
const SCHOOL = 'Когда в школе № 2 поменяют окна?'
const BUS = 'Будет ли вечерний автобус?'

const client = () => desk.test.as(desk.people.moderator)
const figures = async () => (await client().get(`/livestreams/figures?${PERIOD}`)).json()

type Recount = Record<'asked' | 'onAir' | 'later' | 'declined' | 'onControl' | 'waiting' | 'authors', number>

/** Who asks what: each message by itself, followed by hand to the question that stands for it. */
async function recount(streams: readonly TestStream[]): Promise<Recount> {
  const { db } = desk.test
  const questions = await db.selectFrom('livestreamQuestion').selectAll().execute()
  const askers = await db.selectFrom('livestreamAsker').selectAll().execute()
  const ours = questions.filter(({ livestreamId }) => streams.some(({ id }) => id === livestreamId))
  const standing = (id: string): (typeof ours)[number] | undefined => {
    const found = ours.find((question) => question.id === id)
    return found?.foldedIntoId ? standing(found.foldedIntoId) : found
  }
  const sums: Recount = { asked: 0, onAir: 0, later: 0, declined: 0, onControl: 0, waiting: 0, authors: 0 }
  for (const { state } of ours) {
    if (state === 'folded' || state === 'aside') continue
    sums.asked += 1
    if (state === 'answered') sums.onAir += 1
    else if (state === 'answered_later') sums.later += 1
    else if (state === 'declined') sums.declined += 1
    else if (state === 'received' || state === 'selected') sums.waiting += 1
    else sums.onControl += 1
  }
  const people = new Set<string>()
  for (const { questionId, authorId, id } of askers) {
    const question = standing(questionId)
    if (question && question.state !== 'aside') people.add(authorId ?? id)
  }
  return { ...sums, authors: people.size }
}

/** The card of each, the sum of the period and the count from the rows say the same. */
async function expectCounted(streams: readonly TestStream[], said: Partial<Recount>): Promise<void> {
  const all = await recount(streams)
  expect(all).toMatchObject(said)
  const { balance, byChannel, byTopic } = await figures()
  expect(balance).toEqual(all)
  for (const stream of streams) expect((await stream.read()).balance).toEqual(await recount([stream]))
  for (const rows of [byChannel, byTopic])
    expect(rows.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(all.asked)
}

it('counts the same before a stream, while it runs and after it, and only those who asked', async () => {
  const first = await saveStream(desk, { moves: ['announce', 'collect'] })
  const streams = [first]
  await first.say(
    { id: 'w1', text: WATER, author: 'anna' },
    { id: 'w2', text: `Присоединяюсь к вопросу: ${WATER}`, author: 'boris' },
    { id: 'r1', text: ROAD, author: 'vera' },
    { id: 'h1', text: 'Добрый вечер всем!', author: 'gleb' },
    { id: 't1', text: 'Спасибо!', author: 'dina' },
  )
  // Right before: nobody is late with anything yet.
  await expectCounted(streams, { asked: 2, waiting: 2, onControl: 0, authors: 3 })

  await first.move('begin')
  await first.say(
    { id: 's1', text: SCHOOL, author: 'vera' },
    { id: 'b1', text: BUS, author: 'egor' },
    { id: 'x1', text: 'Продам гараж, недорого, вопросы в личку', author: 'zoya' },
  )
  const errand = { what: 'Поменяют', who: 'Глава', dueOn: null }
  await first.press({ text: WATER, type: 'answer' }, { text: SCHOOL, type: 'answer_partly', promise: errand })
  // An errand is on control at once; the rest still waits.
  await expectCounted(streams, { onAir: 1, onControl: 1 })
  expect((await first.read()).balance.waiting).toBeGreaterThan(0)

  const second = await saveStream(desk, { moves: ['announce'] })
  streams.push(second)
  await second.say(
    { id: 'q1', text: WATER, author: 'anna' },
    { id: 'q2', text: 'Всем привет!', author: 'ivan' },
  )
  await expectCounted(streams, { onAir: 1 })

  await first.press({ text: ROAD, type: 'decline', reason: 'off_topic' })
  await first.move('end')
  await expectCounted(streams, { onAir: 1, declined: 1, waiting: 1 })
  await answer(await first.find(BUS))
  await expectCounted(streams, { onAir: 1, later: 1, declined: 1, waiting: 1 })
  expect(await figures()).toMatchObject({ streamCount: 1, plannedCount: 2, promiseCount: 1 })
})

it('counts nobody as an author of what a person sets aside, with all who are folded into it', async () => {
  const stream = await saveStream(desk, { moves: ['announce'] })
  const before = (await figures()).balance.authors
  await stream.say(
    { id: 'g1', text: 'Как дела у вас в студии?', author: 'pavel' },
    { id: 'g2', text: 'Как дела у вас в студии?', author: 'roman' },
  )
  expect((await stream.read()).balance).toMatchObject({ asked: 1, authors: 2 })
  const { id } = (await stream.questions()).find(({ state }) => state === 'received')!
  const at = desk.test.clock.now.toISOString()
  const command = { key: crypto.randomUUID(), at, type: 'set_aside' }
  await client().post(`${stream.url}/commands`, { commands: [{ questionId: id, command }] })
  expect((await stream.read()).balance).toMatchObject({ asked: 0, authors: 0 })
  expect((await figures()).balance.authors).toBe(before)
})

async function answer({ incidentId }: { incidentId: string | null }): Promise<void> {
  await desk.test.db
    .updateTable('incident')
    .set({ step: 'done', agencyCode: DESK_AGENCY, answeredAt: desk.test.clock.now })
    .where('id', '=', incidentId)
    .execute()
  await sweepAnswered(desk.test.context)
}
