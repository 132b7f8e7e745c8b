/**
 * Plays two rumours of the day: each is born in a chat, told on over four networks, checked by people step by step,
 * and answered where it stands.
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import type { FakeCommand, FakeResponse } from '@veche/contract/fakes.ts'
import { FakeListResponse } from '@veche/contract/fakes.ts'
import { chatsContextOf } from '../../../server/src/main/wiring/register-deps.ts'
import type { Actor } from '../../../server/src/modules/access/index.ts'
import { endWatches, lookBack } from '../../../server/src/modules/fakes/index.ts'
import { DESK_AGENCY } from '../../../server/test/desk.ts'
import { savePage } from '../../../server/test/factories/fake-factory.ts'
import { buildActor, saveUser } from '../../../server/test/factories.ts'
import { createFakeConnector, type FakeConnector } from '../../../server/test/networks/fake-connector.ts'
import type { DayMessage } from '../../../simulator/src/region/chats/chat-day.ts'
import { listRumourPlaces } from '../../../simulator/src/region/rumours/places.ts'
import {
  createRumourScript,
  type RumourLine,
  type RumourStory,
} from '../../../simulator/src/region/rumours/rumour-script.ts'
import { homes } from '../../../simulator/src/region/testing.ts'
import { readPhrasebook } from '../../../simulator/src/region/texts/phrasebook.ts'
import type { DayPart } from './live-through.ts'
import { must } from './must.ts'
import type { DayStage } from './stage.ts'

export type RumourOfDay = { story: RumourStory; startsMs: number }

const STARTS_H = [1, 4]
const WATCHED_MS = 73 * HOUR_MS
const TRUTH = 'Ничего не закрывают и не отключают, работа идёт по обычному расписанию'

/** Networks beside the one of the desk, in which the region has a page. */
export const createOtherNetworks = (): FakeConnector[] => [
  createFakeConnector('telegram'),
  createFakeConnector('max'),
  createFakeConnector('ok'),
]

export function planRumours({ people }: DayStage, seed: string): RumourOfDay[] {
  const phrasebook = readPhrasebook()
  const places = listRumourPlaces({ seed, homes, people })
  const script = createRumourScript({ seed, run: 0, phrasebook, places })
  return STARTS_H.map((hour) => ({ story: script.next({ kind: 'chat' }), startsMs: hour * HOUR_MS }))
}

export async function playRumours(stage: DayStage, rumours: readonly RumourOfDay[]): Promise<DayPart> {
  const { desk, morning, others } = stage
  const pages = new Map<string, Awaited<ReturnType<typeof savePage>>>()
  for (const network of others) pages.set(network.connector.network, await savePage(desk, network))
  const checker = await saveUser(desk.test.db, buildActor({ role: 'fact_checker', name: 'Проверяющая Зоя' }))
  const truth = new Map(rumours.flatMap(({ story }) => story.lines.map((line) => [line.key, line])))

  async function say(line: RumourLine, atMs: number): Promise<void> {
    const at = new Date(morning.getTime() + atMs).toISOString()
    const thread = line.replyToKey ?? line.key
    const { key: id, text, replyToKey: parent, municipalityCode } = line
    const event = { id, text, at, thread, parent, author: String(line.person.id) }
    const page = pages.get(line.network)
    if (line.place === 'chat')
      await desk.deliver({ ...event, surface: 'chat', container: `chat:${municipalityCode}` })
    else if (page) await page.say({ ...event, container: `${line.network}:${municipalityCode}` })
    else await desk.deliver({ ...event, container: `vk:wall:${municipalityCode}` })
  }

  return async ({ fromMs, untilMs }) => {
    for (const { story, startsMs } of rumours)
      for (const line of story.lines) {
        const atMs = atOf(line, startsMs)
        if (atMs >= fromMs && atMs < untilMs) await say(line, atMs)
      }
    await desk.work()
    desk.test.clock.now = new Date(morning.getTime() + untilMs)
    while (await lookBack(chatsContextOf(desk.test.product)));
    await carryCardsOn(stage, { checker, truth })
    while ((await desk.send()) > 0);
  }
}

/**
 * Gives their words lines as the talk of the chats has, which answer nobody and which the script of the talk does not
 * know.
 */
export function saidInChats({ plans }: DayStage, { story, startsMs }: RumourOfDay): DayMessage[] {
  return story.lines.flatMap((line) => {
    const chat = line.place === 'chat' && plans.find(({ key }) => key === line.municipalityCode)
    if (!chat) return []
    const { key, text, replyToKey, person: author } = line
    const plain = { role: 'resident' as const, kind: null, answers: [], topicCode: null, rumour: null }
    return [{ ...plain, key, chat, chatKey: chat.key, author, text, replyToKey, atMs: atOf(line, startsMs) }]
  })
}

function atOf({ afterMs }: RumourLine, startsMs: number): number {
  return Math.round((startsMs + afterMs) / 1000) * 1000
}

type Checking = { checker: Actor; truth: ReadonlyMap<string, RumourLine> }

/** Takes one step of every card that is at work. */
async function carryCardsOn(stage: DayStage, checking: Checking): Promise<void> {
  const client = stage.desk.test.as(checking.checker)
  for (const list of ['open', 'watched']) {
    const { fakes } = FakeListResponse.parse((await must(client.get(`/fakes?list=${list}&limit=100`))).json())
    for (const { id } of fakes) {
      const fake: FakeResponse = (await must(client.get(`/fakes/${id}`))).json()
      await takeStep(stage, fake, checking)
    }
  }
}

async function takeStep(stage: DayStage, fake: FakeResponse, checking: Checking): Promise<void> {
  const { test, people } = stage.desk
  const { checker } = checking
  const path = `/fakes/${fake.id}`
  const run = async (actor: Actor, command: FakeCommand) => {
    const { version }: FakeResponse = (await must(test.as(actor).get(path))).json()
    await must(test.as(actor).post(`${path}/commands`, { command, expectedVersion: version }))
  }
  switch (fake.step) {
    case 'signal':
      return sortDraft(stage, fake, { ...checking, run })
    case 'triage':
      return run(checker, { type: 'triage', harm: 3, reachNote: 'Расходится', agencyCode: DESK_AGENCY })
    case 'facts': {
      const evidence = { kind: 'register', title: 'Выписка из реестра', url: 'https://example.org/register' }
      await must(test.as(checker).post(`${path}/evidence`, evidence))
      return run(checker, { type: 'end_facts', truth: TRUTH })
    }
    case 'verdict':
      await run(checker, { type: 'opine', verdict: 'fake', reason: 'По реестру' })
      return run(people.moderator, { type: 'opine', verdict: 'fake', reason: 'По реестру' })
    case 'text':
      return run(checker, { type: 'write', reply: `Это неправда. ${TRUTH}.`, post: TRUTH, pictureId: null })
    case 'approval':
      return run(people.moderator, { type: 'approve' })
    case 'publication':
    case 'watch':
      return publish(stage, fake, { ...checking, run })
  }
}

type Running = Checking & { run: (actor: Actor, command: FakeCommand) => Promise<void> }

/**
 * Joins other words of the same rumour, because only a person knows that they tell the same. A rumour told in one
 * chat alone is no story of the day, and its question goes the ordinary way.
 */
async function sortDraft(
  stage: DayStage,
  fake: FakeResponse,
  { checker, truth, run }: Running,
): Promise<void> {
  const storyOf = async (fakeId: string) =>
    (await listKeys(stage.desk, fakeId)).flatMap(({ key }) => truth.get(key)?.rumourKey ?? [])[0]
  const story = await storyOf(fake.id)
  if (story === undefined) return run(checker, { type: 'drop', reason: 'no_reach' })
  const others = await stage.desk.test.db
    .selectFrom('fake')
    .select(['id', 'number'])
    .where('step', 'not in', ['signal', 'dropped'])
    .execute()
  for (const { id, number } of others)
    if ((await storyOf(id)) === story)
      return run(checker, { type: 'drop', reason: 'duplicate', duplicateOfNumber: number })
  const { claim, fullText, municipalityCode, topicCode, isDanger } = fake
  return run(checker, { type: 'open', claim, fullText, municipalityCode, topicCode, isDanger })
}

/** Judges each place as a person does, who knows which of them truly tells the rumour. */
async function publish(
  { desk }: DayStage,
  fake: FakeResponse,
  { checker, truth, run }: Running,
): Promise<void> {
  const keys = await listKeys(desk, fake.id)
  const isTrue = (id: string) => keys.some(({ id: own, key }) => own === id && truth.get(key)?.isCarrier)
  const answered = new Set(fake.publications.map(({ carrierId }) => carrierId))
  const fresh = fake.carriers.filter(({ id, state }) => state !== 'rejected' && !answered.has(id))
  const carriers = fresh.map(({ id }) =>
    isTrue(id) ? { id, state: 'confirmed' as const, views: 100 } : { id, state: 'rejected' as const },
  )
  if (carriers.length > 0) await must(desk.test.as(checker).patch(`/fakes/${fake.id}/carriers`, { carriers }))
  const carrierIds = carriers.filter(({ state }) => state === 'confirmed').map(({ id }) => id)
  if (carrierIds.length > 0) await run(checker, { type: 'publish', carrierIds, chatIds: [] })
}

export function listKeys(desk: DayStage['desk'], fakeId: string) {
  return desk.test.db
    .selectFrom('fakeCarrier')
    .innerJoin('message', 'message.id', 'fakeCarrier.messageId')
    .select(['fakeCarrier.id', 'message.externalId as key', 'fakeCarrier.state', 'fakeCarrier.score'])
    .where('fakeId', '=', fakeId)
    .execute()
}

/** Closes the cards three days later, when nobody looks for new places any more. */
export async function endRumours({ desk }: DayStage): Promise<void> {
  desk.passMs(WATCHED_MS)
  while ((await endWatches(desk.test.context)) > 0);
}
