/** A stream of the demo that is over: its comments come in and are answered in their own time, by the rules of any stream. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { QuestionCommand } from '@veche/contract/livestreams.ts'
import { contentVersion } from '../../connectors/vk/events/vk-event-parts.ts'
import type { Actor } from '../../modules/access/index.ts'
import { type Arrival, ensureAuthors, insertMessages, type StoredMessage } from '../../modules/inbox/index.ts'
import {
  changeLivestream,
  type LivestreamsContext,
  registerLivestreamMessages,
  runCommands,
} from '../../modules/livestreams/index.ts'
import { newId } from '../../platform/ids.ts'
import { getLivestreamVersion, getSourceOf, listReceivedQuestions } from './demo.repository.ts'
import { type AtMoment, type DemoStream, takeStep } from './livestream-steps.ts'

const LASTED_MINUTES = 55
const PROMISED_DAYS = 14
const VIEWERS = 412

type Playing = { at: AtMoment; actor: Actor; livestreamId: string }

export async function playLivestream(stream: DemoStream, playing: Playing): Promise<void> {
  const { at, actor, livestreamId } = playing
  const minute = (count: number): LivestreamsContext =>
    at(new Date(stream.startsAt.getTime() + count * MINUTE_MS))
  await takeComments(minute(0), stream, { livestreamId, isLive: false })
  await takeStep(minute(0), { move: 'begin', actor, livestreamId })
  await takeComments(minute(LASTED_MINUTES), stream, { livestreamId, isLive: true })
  await answerOnAir(minute(LASTED_MINUTES), stream, playing)
  await takeStep(minute(LASTED_MINUTES), { move: 'end', actor, livestreamId })
  await keepRecording(minute(LASTED_MINUTES), stream, playing)
}

/** They stand in the network already, so an answer to each has where to go. */
async function takeComments(
  { db, clock, loadDeps }: LivestreamsContext,
  stream: DemoStream,
  { livestreamId, isLive }: { livestreamId: string; isLive: boolean },
): Promise<void> {
  const asked = stream.asked.filter(({ minute }) => minute >= 0 === isLive)
  const deps = await loadDeps()
  await db.transaction().execute(async (tx) => {
    const { container } = await getSourceOf(tx, livestreamId)
    const authors = await ensureAuthors(
      tx,
      'vk',
      asked.map(({ authorExternalId }) => authorExternalId),
    )
    const messages = asked.map((comment): StoredMessage => {
      const authorId = authors.get(comment.authorExternalId) ?? null
      return { ...messageOf(comment, stream), container, authorId, capturedAt: clock() }
    })
    const inserted = await insertMessages(tx, messages)
    const arrivals = messages.filter(({ id }) => inserted.has(id)).map(arrivalOf)
    await registerLivestreamMessages(tx, arrivals, deps)
  })
}

type Comment = DemoStream['asked'][number]

function messageOf(
  { externalId, text, minute }: Comment,
  { channel, permalink, startsAt }: DemoStream,
): Omit<StoredMessage, 'container' | 'authorId' | 'capturedAt'> {
  const occurredAt = new Date(startsAt.getTime() + minute * MINUTE_MS)
  return {
    ...{ id: newId(), channelId: channel.id, network: 'vk', surface: 'comment', direction: 'in', text },
    ...{ externalId, parentExternalId: null, threadExternalId: externalId, authorKind: 'person' },
    ...{ geo: null, attachments: [], permalink: `${permalink}?reply=${externalId}`, subject: null },
    ...{ version: contentVersion(text, []), isCreationSeen: true, sourceState: 'alive', isRead: true },
    ...{ occurredAt, receivedAt: occurredAt, isByHand: false, automatic: null, isLate: false },
    incidentId: null,
  }
}

function arrivalOf(message: StoredMessage): Arrival {
  return {
    ...{ message, change: 'appeared', rawId: null, gapId: null, echo: null, incidentNumber: null },
  }
}

/** Question after question; the rest is left for after the stream. */
const ENDS = ['answer', 'answer', 'answer_partly', 'answer', null, 'answer'] as const

async function answerOnAir(
  context: LivestreamsContext,
  { startsAt, speakers, asked }: DemoStream,
  { actor, livestreamId }: Playing,
): Promise<void> {
  const lines = new Map(asked.map(({ text, answer }) => [text, answer]))
  const questions = await listReceivedQuestions(context.db, livestreamId)
  const promise = {
    what: 'Разобраться на месте и ответить под вопросом',
    who: speakers[0]?.name ?? '',
    dueOn: new Date(startsAt.getTime() + PROMISED_DAYS * 24 * 60 * MINUTE_MS).toISOString().slice(0, 10),
  }
  const eachMs = ((LASTED_MINUTES - 2) * MINUTE_MS) / Math.max(1, questions.length)
  const commands = questions.flatMap(({ id, askedAt, text }, index) => {
    const type = ENDS[index % ENDS.length] ?? null
    if (type === null) return []
    const readAt = Math.max(startsAt.getTime() + index * eachMs, askedAt.getTime() + MINUTE_MS)
    const pressed = (ms: number) => ({ key: newId(), at: new Date(ms).toISOString() })
    const end: QuestionCommand =
      type === 'answer'
        ? { ...pressed(readAt + MINUTE_MS), type }
        : { ...pressed(readAt + MINUTE_MS), type, promise }
    const line = type === 'answer' ? (lines.get(text) ?? null) : null
    const worded =
      line === null ? [] : [{ ...pressed(readAt + MINUTE_MS), type: 'word_answer', line } as const]
    return [{ ...pressed(readAt), type: 'read_out' } as const, end, ...worded].map((command) => ({
      questionId: id,
      command,
    }))
  })
  if (commands.length === 0) return
  const { results } = await runCommands(context, { commands, actor, livestreamId })
  const refused = results.find(({ isDone }) => !isDone)
  if (refused) throw new Error(`A question of the demo was not answered: ${refused.code}`)
}

/** As an editor does after a stream: who watched, and where to watch it again. */
async function keepRecording(
  context: LivestreamsContext,
  { recordingUrl }: DemoStream,
  { actor, livestreamId }: Playing,
): Promise<void> {
  const expectedVersion = await getLivestreamVersion(context.db, livestreamId)
  await changeLivestream(context, {
    request: { viewers: VIEWERS, recordingUrl, expectedVersion },
    ...{ actor, livestreamId },
  })
}
