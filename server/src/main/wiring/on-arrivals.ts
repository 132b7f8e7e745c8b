import { registerEchoes } from '../../modules/answers/index.ts'
import { registerAttachments } from '../../modules/attachments/index.ts'
import { saveEventTime } from '../../modules/channels/index.ts'
import { type ChatDeps, linkByCodes, registerChatMessages } from '../../modules/chats/index.ts'
import { loadLiveCards, registerFakeCarriers } from '../../modules/fakes/index.ts'
import type { Arrival } from '../../modules/inbox/index.ts'
import { findOwners, registerMessages, registerWithOwners } from '../../modules/incidents/index.ts'
import {
  findStreamsOf,
  registerForStreams,
  registerLivestreamMessages,
} from '../../modules/livestreams/index.ts'
import { registerTalk, registerWishes, splitTalk, splitWishes } from '../../modules/public-page/index.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { Product } from '../context.ts'
import type { createChannelFacts } from './channel-facts.ts'
import { createOnPosted } from './on-posted.ts'
import { createChatDeps, createRegisterDeps } from './register-deps.ts'

type OnArrivals = (tx: Tx, arrivals: readonly Arrival[]) => Promise<void>

/** What a message sets off, in the transaction that stores it: new work, follow-ups, proofs of delivery. */
export function createOnArrivals(
  { context, connectors }: Pick<Product, 'context' | 'connectors'>,
  facts: ReturnType<typeof createChannelFacts>,
): OnArrivals {
  const loadDeps = createChatDeps({ context, connectors }, createRegisterDeps(context, facts))
  const onPosted = createOnPosted({ context, connectors })
  const { vault } = context
  return async (tx, arrivals) => {
    const deps = await loadDeps()
    await registerEchoes(tx, arrivals, { now: deps.now, onPosted })
    const said = await linkByCodes(tx, arrivals, { vault, now: deps.now })
    const { wishes, others } = splitWishes(said)
    const { talk, others: questions } = await splitTalk(tx, others, deps.now)
    if (arrivals.every(isPlain)) await registerPlain(tx, { arrivals, questions }, deps)
    else await registerInTurn(tx, { arrivals, questions }, deps)
    const speaking = { connectors, vault, now: deps.now }
    const unmet = [
      ...(await registerWishes(tx, wishes, speaking)),
      ...(await registerTalk(tx, talk, speaking)),
    ]
    if (unmet.length > 0) await registerInTurn(tx, { arrivals: [], questions: unmet }, deps)
    await registerAttachments(tx, arrivals, deps.now)
    const latest = new Map(arrivals.map(({ message }) => [message.channelId, message.receivedAt]))
    for (const [channelId, at] of latest) saveEventTime(tx, channelId, at)
  }
}

type Batch = { arrivals: readonly Arrival[]; questions: readonly Arrival[] }

async function registerInTurn(tx: Tx, { arrivals, questions }: Batch, deps: ChatDeps): Promise<void> {
  const outsideStreams = await registerLivestreamMessages(tx, questions, deps)
  await registerMessages(tx, await registerChatMessages(tx, outsideStreams, deps), deps)
  await registerFakeCarriers(tx, arrivals, await loadLiveCards(tx, deps.suggest), deps)
}

/** Nothing of a chat and nothing of ours: none of the steps changes what the next one reads, so all is read at once. */
async function registerPlain(tx: Tx, { arrivals, questions }: Batch, deps: ChatDeps): Promise<void> {
  const [streams, owners, cards] = await Promise.all([
    findStreamsOf(tx, questions),
    findOwners(tx, questions, deps),
    loadLiveCards(tx, deps.suggest),
  ])
  await registerWithOwners(tx, await registerForStreams(tx, questions, streams, deps), owners, deps)
  await registerFakeCarriers(tx, arrivals, cards, deps)
}

function isPlain({ message }: Arrival): boolean {
  return message.direction === 'in' && message.surface !== 'chat'
}
