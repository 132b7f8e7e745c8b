/**
 * Takes in messages of municipal chats: saves their classes, opens and answers questions. Called by the pipeline
 * inside the transaction that stores the messages. Returns the arrivals that the incidents should take in.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Arrival } from '../../inbox/index.ts'
import { findPersonalData } from '../../text/index.ts'
import { announceChats, type Chat, type ChatDeps, lockChats } from '../chat/index.ts'
import { followChat } from './follow-chat.ts'
import {
  listIncidentsAnswered,
  listOfficials,
  listOfStreams,
  listWriters,
  saveChatMessages,
} from './followed.repository.ts'

export async function registerChatMessages(
  tx: Tx,
  arrivals: readonly Arrival[],
  deps: ChatDeps,
): Promise<Arrival[]> {
  const spoken = arrivals.filter(({ message }) => message.surface === 'chat')
  const places = new Map(spoken.map(({ message }) => [placeOf(message), message]))
  const chats = new Map((await lockChats(tx, [...places.values()])).map((chat) => [placeOf(chat), chat]))
  const byChat = Map.groupBy(spoken, ({ message }) => chats.get(placeOf(message)))
  const ours = spoken.filter(({ message }) => chats.has(placeOf(message)))
  const taken = new Set(ours)
  const others = arrivals.filter((arrival) => !taken.has(arrival))
  if (ours.length === 0) return others

  await keep(tx, ours, (arrival) => chats.get(placeOf(arrival.message)))
  const joining = await findFollowUps(tx, ours, deps)
  const followUps = new Set(joining.map(({ message }) => message.id))
  for (const [chat, said] of byChat) {
    if (!chat) continue
    const touched = said.map(({ message: { id, occurredAt } }) => ({ id, writtenAt: occurredAt }))
    await followChat(tx, { chat, touched, followUps }, deps)
  }
  await announceChats(tx, [...chats.values()])
  // Messages of an incident are passed on to it: changes of its source, and what its author adds.
  const known = ours.filter(({ message }) => message.incidentId !== null)
  const rest = new Map([...known, ...joining].map((arrival) => [arrival.message.id, arrival]))
  return [...others, ...rest.values()]
}

function placeOf({ channelId, container }: { channelId: string; container: string }): string {
  return `${channelId} ${container}`
}

async function keep(
  tx: Tx,
  arrivals: readonly Arrival[],
  chatOf: (arrival: Arrival) => Chat | undefined,
): Promise<void> {
  const chatIds = new Set(arrivals.flatMap((arrival) => chatOf(arrival)?.id ?? []))
  const authorIds = new Set(arrivals.flatMap(({ message }) => message.authorId ?? []))
  const officials = await listOfficials(tx, [...chatIds], [...authorIds])
  const own = arrivals.filter(({ message }) => message.direction === 'out')
  const writers = await listWriters(
    tx,
    own.map(({ message }) => message.id),
  )
  // Words that came and were changed in one delivery are one row, as they stand at its end.
  const latest = new Map(arrivals.map((arrival) => [arrival.message.id, arrival]))
  await saveChatMessages(
    tx,
    [...latest.values()].flatMap((arrival) => {
      const { id: messageId, occurredAt, authorId, direction, text } = arrival.message
      const chatId = chatOf(arrival)?.id
      if (chatId === undefined) return []
      const isOwn = direction === 'out'
      const role = (isOwn ? writers.get(messageId) : officials.get(`${chatId} ${authorId}`)) ?? null
      const hasPersonalData = !isOwn && role === null && findPersonalData(text).length > 0
      return [{ messageId, chatId, occurredAt, authorId: isOwn ? null : authorId, role, hasPersonalData }]
    }),
  )
}

/** Replies of an author to their own incident, while it accepts follow-ups. */
async function findFollowUps(
  tx: Tx,
  arrivals: readonly Arrival[],
  { now, settings }: ChatDeps,
): Promise<Arrival[]> {
  const replies = arrivals.filter(
    ({ message, change }) =>
      message.direction === 'in' && change === 'appeared' && message.parentExternalId !== null,
  )
  const answered = await listIncidentsAnswered(
    tx,
    replies.map(({ message: { channelId, container, parentExternalId } }) => ({
      ...{ channelId, container },
      externalId: parentExternalId ?? '',
    })),
  )
  const latest = now.getTime() - settings.reopenWithinDays * DAY_MS
  const taking = answered.filter(({ step, closedAt }) => {
    if (step === 'dismissed' || step === 'archived') return false
    return step !== 'done' || (closedAt !== null && closedAt.getTime() > latest)
  })
  const ofStreams = await listOfStreams(
    tx,
    replies.map(({ message }) => message.id),
  )
  return replies.flatMap((arrival) => {
    const { message } = arrival
    if (ofStreams.has(message.id)) return []
    const own = taking.find(
      (incident) =>
        placeOf(incident) === placeOf(message) &&
        incident.externalId === message.parentExternalId &&
        incident.authorId !== null &&
        incident.authorId === message.authorId,
    )
    // The thread of a chat is any message: by the number the incident is found for certain.
    return own ? [{ ...arrival, incidentNumber: own.number }] : []
  })
}
