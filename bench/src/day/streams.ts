/**
 * Plays three live streams of the day: residents ask under their announcement, a third is answered on air, and the
 * office answers the rest later.
 */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { LivestreamMove, LivestreamResponse, QuestionCommand } from '@veche/contract/livestreams.ts'
import { LivestreamQuestionsResponse } from '@veche/contract/livestreams.ts'
import { sweepAnswered } from '../../../server/src/modules/livestreams/index.ts'
import { newId } from '../../../server/src/platform/ids.ts'
import type { FakeEvent } from '../../../server/test/networks/fake-connector.ts'
import {
  createLivestreamScript,
  type Said,
} from '../../../simulator/src/region/livestreams/livestream-script.ts'
import { createRandom } from '../../../simulator/src/region/random.ts'
import { readPhrasebook } from '../../../simulator/src/region/texts/phrasebook.ts'
import { answerIncident } from './answer-incident.ts'
import type { DayPart } from './live-through.ts'
import { must } from './must.ts'
import type { DayStage } from './stage.ts'

export type StreamComment = Said & { key: string; atMs: number }
export type StreamOfDay = {
  id: string
  comments: StreamComment[]
  startsMs: number
  endsMs: number
}
type Pressed = { questionId: string; command: QuestionCommand }

/** Hours after eight in the morning. */
const STARTS_H = [2, 5, 9]
const BEFORE_SHARE = 0.25

export async function planStreams(
  stage: DayStage,
  { questions, seed }: { questions: number; seed: string },
): Promise<StreamOfDay[]> {
  const phrasebook = readPhrasebook()
  const streams: StreamOfDay[] = []
  for (const [index, text] of phrasebook.livestreams.streams.slice(0, STARTS_H.length).entries()) {
    const chat = stage.plans.find(({ key }) => key === text.municipality)
    const startsMs = (STARTS_H[index] ?? 0) * HOUR_MS
    if (!chat) throw new Error(`No chat in ${text.municipality}`)
    const count = Math.ceil(questions / STARTS_H.length)
    const saying = { seed, phrasebook, run: 0, season: 'winter', questions: count } as const
    const script = createLivestreamScript({ ...chat, text }, saying)
    const comments = ask(script, { count, seed: `${seed} ${index}`, startsMs })
    const id = await announce(stage, { title: text.title, municipalityCode: text.municipality, startsMs })
    streams.push({ id, comments, startsMs, endsMs: startsMs + HOUR_MS })
  }
  return streams
}

/** How many comments ask something; thanks and greetings come beside them. */
function ask(
  script: { next: () => Said },
  { count, seed, startsMs }: { count: number; seed: string; startsMs: number },
): StreamComment[] {
  const random = createRandom(seed)
  const comments: StreamComment[] = []
  for (let asked = 0; asked < count; ) {
    const said = script.next()
    if (said.meaning.kind === 'question') asked += 1
    const at = random.chance(BEFORE_SHARE)
      ? random.between(0, startsMs - MINUTE_MS)
      : startsMs + random.between(MINUTE_MS, 55 * MINUTE_MS)
    comments.push({ ...said, key: `${seed} ${comments.length}`, atMs: Math.round(at / 1000) * 1000 })
  }
  return comments.sort((a, b) => a.atMs - b.atMs)
}

async function announce(
  { desk, morning }: DayStage,
  { title, municipalityCode, startsMs }: { title: string; municipalityCode: string; startsMs: number },
): Promise<string> {
  const client = desk.test.as(desk.people.moderator)
  const plannedAt = new Date(morning.getTime() + startsMs).toISOString()
  const speakers = [{ name: 'Глава', position: 'Глава округа' }]
  const created = await client.post('/livestreams', { title, municipalityCode, speakers, plannedAt })
  const { id, number }: LivestreamResponse = created.json()
  const { externalId } = await desk.test.db
    .selectFrom('channel')
    .select('externalId')
    .where('id', '=', desk.channel.id)
    .executeTakeFirstOrThrow()
  const permalink = `https://vk.com/wall-${externalId}_${number}`
  await must(
    client.post(`/livestreams/${id}/sources`, {
      kind: 'announcement',
      channelId: desk.channel.id,
      permalink,
    }),
  )
  await move(desk, id, 'announce', 'collect')
  return id
}

export function playStreams(stage: DayStage, streams: readonly StreamOfDay[]): DayPart {
  const { desk, morning } = stage
  const answered = new Set<string>()
  return async ({ fromMs, untilMs }) => {
    for (const stream of streams) {
      if (fromMs <= stream.startsMs && stream.startsMs < untilMs) await move(desk, stream.id, 'begin')
      const said = stream.comments.filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)
      const container = await containerOf(stage, stream.id)
      if (said.length > 0)
        await desk.deliver(...said.map((comment) => eventOf(comment, { container, morning })))
      await desk.work()
      if (untilMs > stream.startsMs && fromMs < stream.endsMs) await edit(stage, stream, answered)
      if (fromMs < stream.endsMs && stream.endsMs <= untilMs) await move(desk, stream.id, 'end')
    }
  }
}

/** Folds what the product takes for the same, answers every third on air and declines one in twenty. */
async function edit({ desk }: DayStage, { id }: StreamOfDay, seen: Set<string>): Promise<void> {
  const commands: Pressed[] = []
  const at = desk.test.clock.now.toISOString()
  const press = (questionId: string, command: Bare) =>
    commands.push({ questionId, command: { ...command, key: newId(), at } as QuestionCommand })
  for (const question of await readQuestions(desk, id)) {
    if (question.state !== 'received' || seen.has(question.id)) continue
    seen.add(question.id)
    if (question.similarToId !== null) press(question.id, { type: 'fold', intoId: question.similarToId })
    else if (question.number % 3 === 0) {
      press(question.id, { type: 'read_out' })
      press(question.id, { type: 'answer' })
    } else if (question.number % 20 === 1) press(question.id, { type: 'decline', reason: 'off_topic' })
  }
  const client = desk.test.as(desk.people.moderator)
  for (let start = 0; start < commands.length; start += 200)
    await must(client.post(`/livestreams/${id}/commands`, { commands: commands.slice(start, start + 200) }))
}
type Bare =
  | { type: 'fold'; intoId: string }
  | { type: 'read_out' }
  | { type: 'answer' }
  | { type: 'decline'; reason: 'off_topic' }

/** Lets the office answer what was left and closes the stream. */
export async function followUp({ desk }: DayStage, streams: readonly StreamOfDay[]): Promise<void> {
  for (const { id } of streams) {
    for (const { state, incidentId } of await readQuestions(desk, id))
      if (state === 'on_control' && incidentId !== null) await answerIncident(desk, incidentId)
  }
  while ((await desk.send()) > 0);
  while ((await sweepAnswered(desk.test.context)) > 0);
  for (const { id } of streams) await move(desk, id, 'close')
}

export async function readQuestions(desk: DayStage['desk'], id: string) {
  const client = desk.test.as(desk.people.moderator)
  const questions = []
  for (let since = 0, hasMore = true; hasMore; ) {
    const reply = await must(client.get(`/livestreams/${id}/questions?since=${since}&limit=200`))
    const page = LivestreamQuestionsResponse.parse(reply.json())
    questions.push(...page.questions)
    since = page.revision
    hasMore = page.hasMore
  }
  return questions
}

async function move(desk: DayStage['desk'], id: string, ...moves: LivestreamMove[]): Promise<void> {
  const client = desk.test.as(desk.people.moderator)
  for (const one of moves) {
    const { version }: LivestreamResponse = (await client.get(`/livestreams/${id}`)).json()
    await must(client.post(`/livestreams/${id}/move`, { move: one, expectedVersion: version }))
  }
}

async function containerOf({ desk }: DayStage, livestreamId: string): Promise<string> {
  const { container } = await desk.test.db
    .selectFrom('livestreamSource')
    .select('container')
    .where('livestreamId', '=', livestreamId)
    .executeTakeFirstOrThrow()
  return container
}

function eventOf(
  { key, person, text, atMs }: StreamComment,
  { container, morning }: { container: string; morning: Date },
): FakeEvent {
  const at = new Date(morning.getTime() + atMs).toISOString()
  return { id: key, thread: key, container, author: String(person.id), text, at }
}
