/** Before a stream its editor sees what earlier ones promised and what the municipality was asked about. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream } from '../../../../test/factories/livestream-factory.ts'
import { buildActor } from '../../../../test/factories.ts'
import { newId } from '../../../platform/ids.ts'
import { sweepAnswered } from '../control/sweep-answered.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const PROMISED = [
  { text: 'Когда включат воду на улице Мира, 5?', dueOn: '2026-12-10' },
  { text: 'Почему не чистят дорогу на Гагарина, 12?', dueOn: '2026-11-24' },
  { text: 'Когда откроют школу в Опеченском Посаде?', dueOn: '2026-11-24' },
  { text: 'Где поставят остановку на Сушанской?', dueOn: null },
]

it('lists promises of earlier streams, late ones first, and tells which were kept', async () => {
  const client = desk.test.as(desk.people.moderator)
  const earlier = await saveStream(desk, { moves: ['announce', 'begin'] })
  await earlier.say(...PROMISED.map(({ text }, index) => ({ id: `q${index}`, text, author: `a${index}` })))
  const promiseOf = (text: string, dueOn: string | null) => ({ what: text, who: 'Водоканал', dueOn })
  await earlier.press(
    ...PROMISED.map(({ text, dueOn }) => ({
      ...{ text, type: 'answer_partly' as const, promise: promiseOf(text, dueOn) },
    })),
  )
  await earlier.move('end')
  const done = async (text: string, outcome: 'solved' | 'explained') => {
    const { incidentId } = await earlier.find(text)
    await desk.test.db
      .updateTable('incident')
      .set({ step: 'done', outcome, closedAt: desk.test.clock.now })
      .where('id', '=', incidentId)
      .execute()
  }
  await done(PROMISED[2]!.text, 'solved')
  await done(PROMISED[3]!.text, 'explained')
  await sweepAnswered(desk.test.context)

  desk.passMs(86_400_000)
  const next = await saveStream(desk)
  const before = (await client.get(`${next.url}/before`)).json()
  expect(before.promises.map(({ what, state }: { what: string; state: string }) => [what, state])).toEqual([
    [PROMISED[1]!.text, 'late'],
    [PROMISED[0]!.text, 'open'],
    [PROMISED[2]!.text, 'kept'],
    [PROMISED[3]!.text, 'answered'],
  ])
  const late = await earlier.find(PROMISED[1]!.text)
  expect(before.promises[0]).toMatchObject({
    ...{ who: 'Водоканал', dueOn: '2026-11-24', livestreamId: earlier.id, questionId: late.id },
    ...{ incidentId: late.incidentId, incidentNumber: late.incidentNumber },
  })
  // The stream itself owes nothing to itself.
  expect((await client.get(`${earlier.url}/before`)).json().promises).toEqual([])
  expect((await client.get('/livestreams/figures?from=2026-11-01&to=2026-12-31')).json()).toMatchObject({
    ...{ promiseCount: 4, promiseKeptCount: 1, promiseLateCount: 1 },
  })
})

it('counts topics of the last 30 days of that municipality, as far as the reader sees them', async () => {
  const next = await saveStream(desk)
  const say = (index: number, days: number) => ({
    ...{
      id: newId(),
      text: 'Почему не чистят дорогу?',
      author: `t${index}`,
      container: `vk:wall:-9_${index}`,
    },
    at: new Date(desk.test.clock.now.getTime() - days * 86_400_000).toISOString(),
  })
  await next.say(say(1, 0), say(2, 0), say(3, 0), say(4, 0))
  const set = (author: string, changes: object) =>
    desk.test.db
      .updateTable('incident')
      .set(changes)
      .where('authorId', 'in', (eb) => eb.selectFrom('author').select('id').where('externalId', '=', author))
      .execute()
  const water = { municipalityCode: 'borovichi', topicCode: 'utilities.water' }
  await desk.test.db.updateTable('incident').set({ topicCode: null }).execute()
  const [topic] = await desk.test.db.selectFrom('topic').select('code').orderBy('code').limit(1).execute()
  water.topicCode = topic!.code
  await set('t1', water)
  await set('t2', { ...water, foundAt: new Date(desk.test.clock.now.getTime() - 31 * 86_400_000) })
  await set('t3', { ...water, municipalityCode: 'novgorod-city' })
  await set('t4', { ...water, step: 'dismissed', dismissReason: 'spam' })
  const topicsFor = async (actor: Parameters<typeof desk.test.as>[0]) =>
    (await desk.test.as(actor).get(`${next.url}/before`)).json().topics
  expect(await topicsFor(desk.people.moderator)).toEqual([{ topicCode: topic!.code, count: 1 }])
  const scope = { kind: 'agency', code: 'administration-borovichi' } as const
  expect(await topicsFor(buildActor({ role: 'executor', scope }))).toEqual([])
})
