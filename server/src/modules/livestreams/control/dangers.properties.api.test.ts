/** Whatever is said, edited and pressed, in whatever order: no danger stands without an incident, and none has two. */
import type { QuestionCommand } from '@veche/contract/livestreams.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../../../test/desk.ts'
import { saveStream, type TestStream } from '../../../../test/factories/livestream-factory.ts'
import { newId } from '../../../platform/ids.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const DANGERS = ['У нас искрит провод на детской площадке', 'Пахнет газом в подъезде на Мира, 5!']
const SAID = [
  ...DANGERS,
  'Когда починят фонарь на Садовой?',
  'Будет ли вечерний автобус?',
  'Почему не чистят дорогу на Гагарина, 12?',
  'Доброе утро',
  'Спасибо большое!',
]
const TYPES = [
  'select',
  'unselect',
  'read_out',
  'answer',
  'answer_partly',
  'decline',
  'set_aside',
  'fold',
  'undo',
] as const
const NEXT = ['begin', 'end'] as const

const place = fc.nat({ max: 9 })
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      text: place,
      author: fc.nat({ max: 2 }),
      to: fc.option(place),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), text: place, of: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), of: place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      type: fc.constantFrom(...TYPES),
      of: place,
      into: place,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const textAt = (index: number) => at(SAID, index) ?? ''
type Line = { id: string; author: string }
let count = 0

async function live(stream: TestStream, acts: readonly Act[]): Promise<void> {
  const said: Line[] = []
  let moved = 0
  for (const one of acts) {
    if (one.kind === 'say') await say(stream, said, one)
    else if (one.kind === 'move') {
      const move = NEXT[moved]
      moved += 1
      if (move) await stream.move(move)
    } else if (one.kind === 'press') await press(stream, one)
    else {
      const former = at(said, one.of)
      if (!former) continue
      const { id, author } = former
      if (one.kind === 'delete') await stream.say({ op: 'deleted', id, author })
      else await stream.say({ op: 'edited', id, author, text: textAt(one.text) })
    }
    await expectNoneWaits(stream)
  }
}

async function say(
  stream: TestStream,
  said: Line[],
  { text, author, to }: Extract<Act, { kind: 'say' }>,
): Promise<void> {
  count += 1
  const parent = to === null ? undefined : at(said, to)
  const line = { id: `d${count}`, text: textAt(text), author: `author${author}` }
  const event = parent ? { ...line, parent: parent.id } : line
  said.push(event)
  await stream.say(event)
}

async function press(stream: TestStream, { type, of, into }: Extract<Act, { kind: 'press' }>): Promise<void> {
  const questions = await stream.questions()
  const [question, root] = [at(questions, of), at(questions, into)]
  if (!question || !root) return
  const key = { key: newId(), at: desk.test.clock.now.toISOString() }
  const more = {
    ...(type === 'fold' && { intoId: root.id }),
    ...(type === 'decline' && { reason: 'off_topic' }),
    ...(type === 'answer_partly' && { promise: null }),
  }
  const command = { ...key, type, ...more } as QuestionCommand
  const commands = [{ questionId: question.id, command }]
  const done = await desk.test.as(desk.people.moderator).post(`${stream.url}/commands`, { commands })
  expect(done.statusCode).toBe(200)
}

async function expectNoneWaits({ id }: TestStream): Promise<void> {
  const rows = await desk.test.db
    .selectFrom('livestreamQuestion as question')
    .innerJoin('livestreamAsker as asker', 'asker.questionId', 'question.id')
    .innerJoin('message', 'message.id', 'asker.messageId')
    .select(['question.state', 'question.incidentId', 'message.text', 'message.sourceState'])
    .where('question.livestreamId', '=', id)
    .execute()
  for (const { state, incidentId, text, sourceState } of rows) {
    if (sourceState === 'deleted' || !DANGERS.includes(text)) continue
    expect(incidentId, text).not.toBeNull()
    expect(['received', 'folded', 'aside']).not.toContain(state)
  }
  const doubled = await desk.test.db
    .selectFrom('incident')
    .select('sourceMessageId')
    .groupBy('sourceMessageId')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute()
  expect(doubled).toEqual([])
}

it('no danger under a stream stands without an incident', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      await live(await saveStream(desk, { moves: ['announce'] }), acts)
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)
