/**
 * Comments under the posts and videos of streams become questions, and so does what has a stream's tag. Called by the
 * pipeline inside the transaction that stores the messages. Returns the arrivals that chats and incidents should take in.
 */
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Arrival } from '../../inbox/index.ts'
import { type LivestreamDeps, livestreamEvent, lockLivestreams, scopeOf } from '../stream/index.ts'
import { followWords } from './follow-words.ts'
import { type Known, listCollecting, listKnown, type PlaceOfStream } from './intake.repository.ts'
import { registerQuestions } from './register-questions.ts'
import { findTagged, registerTagged } from './register-tagged.ts'

/** The streams that these messages may belong to. */
export async function findStreamsOf(tx: Tx, arrivals: readonly Arrival[]) {
  const said = arrivals.filter(({ message }) => message.direction === 'in')
  const fresh = said.filter(isFresh)
  const [tagged, sources, known] = await Promise.all([
    findTagged(tx, fresh),
    listCollecting(
      tx,
      fresh.map(({ message }) => message),
    ),
    listKnown(
      tx,
      said.filter(isChanged).map(({ message }) => message.id),
    ),
  ])
  return { fresh, tagged, sources, known }
}

export async function registerLivestreamMessages(
  tx: Tx,
  arrivals: readonly Arrival[],
  deps: LivestreamDeps,
): Promise<Arrival[]> {
  return registerForStreams(tx, arrivals, await findStreamsOf(tx, arrivals), deps)
}

/** The same with what `findStreamsOf` has found; `arrivals` may be fewer by now. */
export async function registerForStreams(
  tx: Tx,
  arrivals: readonly Arrival[],
  found: Awaited<ReturnType<typeof findStreamsOf>>,
  deps: LivestreamDeps,
): Promise<Arrival[]> {
  const left = new Set(arrivals)
  const fresh = found.fresh.filter((arrival) => left.has(arrival))
  const tagged = found.tagged.filter(({ arrival }) => left.has(arrival))
  const { sources, known } = found
  const ids = [...new Set([...sources, ...known, ...tagged].map(({ livestreamId }) => livestreamId))]
  if (ids.length === 0) return [...arrivals]

  const taken = new Set<Arrival>()
  const touched = []
  for (const stream of await lockLivestreams(tx, ids)) {
    const own = fresh.filter((arrival) => !taken.has(arrival) && sourceOf(arrival, sources) === stream.id)
    const further = new Set<string>()
    for (const arrival of await registerQuestions(tx, { stream, arrivals: own, further }, deps))
      taken.add(arrival)
    const asking = tagged.filter(({ livestreamId }) => livestreamId === stream.id)
    const byTag = await registerTagged(tx, { stream, tagged: asking }, deps)
    for (const arrival of byTag) taken.add(arrival)
    const changed = known.filter(({ livestreamId }) => livestreamId === stream.id).map(questionOf)
    await followWords(tx, { stream, questionIds: [...new Set([...changed, ...further])] }, deps)
    if ([...own, ...byTag].some((arrival) => taken.has(arrival)) || changed.length > 0) touched.push(stream)
  }
  addEvents(
    tx,
    touched.map((stream) => livestreamEvent(stream.id, scopeOf(stream, deps.directory))),
  )
  // A message of a chat stays part of its talk, which knows that the question belongs to a stream.
  return arrivals.filter((arrival) => !taken.has(arrival) || arrival.message.surface === 'chat')
}

function isFresh({ message, change }: Arrival): boolean {
  const isOfPerson = message.automatic === null || message.automatic === 'bulk'
  return change === 'appeared' && message.incidentId === null && message.surface !== 'post' && isOfPerson
}

function isChanged({ change }: Arrival): boolean {
  return change === 'edited' || change === 'deleted' || change === 'restored'
}

function questionOf({ questionId }: Known): string {
  return questionId
}

function sourceOf({ message }: Arrival, sources: readonly PlaceOfStream[]): string | null {
  const source = sources.find(
    ({ channelId, container, threadExternalId }) =>
      channelId === message.channelId &&
      container === message.container &&
      (threadExternalId === null || threadExternalId === message.threadExternalId),
  )
  return source?.livestreamId ?? null
}
