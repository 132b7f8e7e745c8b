/** Says what VK's ledger shows. VK tells no time of a version, so the order in which events reached us decides. */
import { z } from 'zod'
import { type ExpectedMessage, eventKey, isAnswerLost, type NetworkFacts, naturalKey } from './front.ts'
import { reading, readLedgerLines } from './ledger-lines.ts'

const Emitted = z.object({
  kind: z.literal('emitted'),
  groupId: z.number(),
  type: z.string(),
  naturalKey: z.string(),
  eventId: z.string(),
  callbackServers: z.array(z.number()),
  object: z.unknown(),
})
type Emitted = z.infer<typeof Emitted>
const Delivery = z.object({
  kind: z.literal('delivery'),
  groupId: z.number(),
  eventId: z.string(),
  outcome: z.string(),
})
const Send = z.object({
  kind: z.literal('request'),
  method: z.enum(['wall.createComment', 'messages.send']),
  params: z.record(z.string(), z.string()),
  effect: z.string(),
  createdId: z.string().nullable(),
  fault: z.string().nullable(),
})

export async function readVkFacts(
  dataDir: string,
  arrival: ReadonlyMap<string, number>,
): Promise<NetworkFacts> {
  const emitted: Emitted[] = []
  const deliveries: NetworkFacts['deliveries'] = []
  const sends: NetworkFacts['sends'] = []
  const readers = [
    reading(Emitted, (line) => void emitted.push(line)),
    reading(Delivery, ({ groupId, eventId, outcome }) => {
      deliveries.push({ eventKey: eventKey(groupId, eventId), isAccepted: outcome === 'accepted' })
    }),
    reading(Send, ({ params, effect, createdId, fault }) => {
      sends.push({
        text: params.message ?? '',
        effect: effect === 'created' || effect === 'repeated' ? effect : 'other',
        // VK numbers messages in all and in each conversation; events and the thread use the second.
        externalId: /[_:](\d+)$/.exec(createdId ?? '')?.[1] ?? null,
        isAnswerLost: isAnswerLost(fault),
      })
    }),
  ]
  await readLedgerLines({ dataDir, network: 'vk' }, (line) => readers.forEach((read) => void read(line)))
  const sent = emitted.filter(({ callbackServers }) => callbackServers.length > 0)
  return {
    events: sent.map(({ groupId, eventId }) => ({ key: eventKey(groupId, eventId), isForUs: true })),
    ...{ deliveries, sends },
    ...readMessages(sent, arrival),
  }
}

const RESIDENTS = /^(wall_reply_(new|edit|delete|restore)|message_new)$/

function isResidents({ type, object, groupId }: Emitted): boolean {
  if (!RESIDENTS.test(type)) return false
  const from = z.object({ from_id: z.number() }).safeParse(object)
  return !from.success || from.data.from_id !== -groupId
}

/** Splits a key: `wall:-501_7_12` is 12 in `vk:wall:-501_7`, `message:501:5:3` is 3 in `vk:peer:5`. */
function keyOf({ groupId, naturalKey: key }: Emitted): string {
  const [, peerId, number] = /^message:\d+:(\d+):(\d+)$/.exec(key) ?? []
  if (peerId && number) return naturalKey(String(groupId), `vk:peer:${peerId}`, number)
  const at = key.lastIndexOf('_')
  return naturalKey(String(groupId), `vk:${key.slice(0, at)}`, key.slice(at + 1))
}

function readMessages(emitted: readonly Emitted[], arrival: ReadonlyMap<string, number>) {
  const told = emitted.filter(isResidents).flatMap((event) => {
    const order = arrival.get(eventKey(event.groupId, event.eventId))
    return order === undefined ? [] : [{ event, order }]
  })
  const messages = new Map<string, ExpectedMessage>()
  const takenBack = new Set<string>()
  let toldOutOfOrder = 0
  for (const [key, history] of Map.groupBy(told, ({ event }) => keyOf(event))) {
    const arrived = history.toSorted((a, b) => a.order - b.order).map(({ event }) => event)
    const [byArrival, inNetwork] = [stateOf(arrived), stateOf(history.map(({ event }) => event))]
    // Where a message was read back since, the network's own state is right.
    messages.set(key, {
      texts: [byArrival.text, inNetwork.text],
      deleted: [byArrival.isDeleted, inNetwork.isDeleted],
    })
    if (arrived.some(({ type }) => type === 'wall_reply_delete')) takenBack.add(key)
    if (history.some(({ event }, index) => arrived[index] !== event)) toldOutOfOrder += 1
  }
  return { messages, takenBack, toldOutOfOrder, untoldDeletions: 0 }
}

/**
 * Takes the words from the last edit or restoration, else from the creation, and the state from the last deletion or
 * restoration.
 */
function stateOf(events: readonly Emitted[]): { text: string; isDeleted: boolean } {
  const rewritten = events.findLast(({ type }) => /_(edit|restore)$/.test(type))
  const words = rewritten ?? events.find(({ type }) => /_new$/.test(type))
  const standing = events.findLast(({ type }) => /_(delete|restore)$/.test(type))
  return { text: words ? textOf(words) : '', isDeleted: standing?.type === 'wall_reply_delete' }
}

const Words = z.object({ text: z.string() })
const MessageWords = z.object({ message: Words })

function textOf({ object }: Emitted): string {
  const message = MessageWords.safeParse(object)
  return message.success ? message.data.message.text : Words.parse(object).text
}
