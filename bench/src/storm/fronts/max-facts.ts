/** Says what MAX's ledger shows. An update has its millisecond, so the newest words stand, whatever came last. */
import { z } from 'zod'
import { type ExpectedMessage, eventKey, isAnswerLost, type NetworkFacts, naturalKey } from './front.ts'
import { reading, readLedgerLines } from './ledger-lines.ts'
import { createDeliveryBook, DeliveryIds } from './webhook-lines.ts'

const Message = z.object({
  recipient: z.object({ chat_id: z.number(), chat_type: z.string(), post_id: z.string().optional() }),
  sender: z.object({ is_bot: z.boolean() }).optional(),
  body: z.object({ mid: z.string(), text: z.string() }),
})
const Emitted = z.object({
  kind: z.literal('emitted'),
  botId: z.number(),
  type: z.string(),
  deliveryIds: DeliveryIds,
  update: z.object({
    timestamp: z.number(),
    message: Message.optional(),
    message_id: z.string().optional(),
    chat_id: z.number().optional(),
    post_id: z.string().optional(),
    user: z.object({ user_id: z.number() }).optional(),
  }),
})
type Emitted = z.infer<typeof Emitted>
const Send = z.object({
  kind: z.literal('request'),
  method: z.enum(['POST /messages', 'POST /messages/:messageId/comments']),
  body: z.object({ text: z.string() }),
  effect: z.string(),
  createdId: z.string().nullable(),
  fault: z.string().nullable(),
})

export async function readMaxFacts(dataDir: string): Promise<NetworkFacts> {
  const emitted: Emitted[] = []
  const sends: NetworkFacts['sends'] = []
  const book = createDeliveryBook()
  const readers = [
    reading(Emitted, (line) => {
      emitted.push(line)
      book.expect(keyOfEvent(line), line.deliveryIds)
    }),
    book.read,
    reading(Send, ({ body, effect, createdId, fault }) => {
      const isCreated = effect === 'created'
      sends.push({
        ...{ text: body.text, effect: isCreated ? 'created' : 'other' },
        ...{ externalId: createdId, isAnswerLost: isAnswerLost(fault) },
      })
    }),
  ]
  await readLedgerLines({ dataDir, network: 'max' }, (line) => readers.forEach((read) => void read(line)))
  return {
    events: emitted.map((event) => ({ key: keyOfEvent(event), isForUs: event.deliveryIds.length > 0 })),
    ...{ deliveries: book.deliveries, sends, toldOutOfOrder: 0 },
    ...readMessages(emitted, book.isAccepted),
  }
}

/** Names an update by what it speaks of and when, because MAX numbers its updates nowhere. */
function keyOfEvent({ botId, type, update }: Emitted): string {
  const { timestamp, message, message_id: removedId, chat_id: chatId, user } = update
  const subject = message?.body.mid ?? removedId ?? `${chatId}:${user?.user_id ?? ''}`
  return eventKey(botId, `${type}:${subject}:${timestamp}`)
}

function readMessages(emitted: readonly Emitted[], isAccepted: (key: string) => boolean) {
  const messages = new Map<string, ExpectedMessage>()
  const takenBack = new Set<string>()
  let untoldDeletions = 0
  const seen = new Set<string>()
  /**
   * Gives the last words of each message that we surely know, and all since, because those may have reached us by a
   * look or unheard.
   */
  const knowable = new Map<string, string[]>()
  for (const event of emitted) {
    const { botId, update } = event
    const place = placeOf(event)
    if (!place) continue
    const key = naturalKey(String(botId), place.container, place.mid)
    if (update.message) {
      const { text } = update.message.body
      if (isAccepted(keyOfEvent(event))) {
        seen.add(key)
        knowable.set(key, [text])
      } else knowable.set(key, [...(knowable.get(key) ?? []), text])
      if (isResidents(update.message)) messages.set(key, { texts: [text], deleted: [false] })
      continue
    }
    if (!messages.has(key)) continue
    const isTold = isAccepted(keyOfEvent(event))
    const deleted = isTold ? [true] : [true, false]
    // A deletion of what was never seen leaves an empty stone at most, and an edit that nobody was told of leaves
    // nothing.
    const texts = knowable.get(key) ?? []
    messages.set(
      key,
      seen.has(key) ? { texts, deleted } : { texts: [...texts, ''], deleted, isGoneUnseen: true },
    )
    if (!isTold) untoldDeletions += 1
    takenBack.add(key)
  }
  return { messages, takenBack, untoldDeletions }
}

function isResidents({ sender, recipient }: z.infer<typeof Message>): boolean {
  const isPost = recipient.chat_type === 'channel' && recipient.post_id === undefined
  return sender !== undefined && !sender.is_bot && !isPost
}

function placeOf({ update }: Emitted): { container: string; mid: string } | null {
  const { message, message_id: removedId, chat_id, post_id } = update
  const mid = message?.body.mid ?? removedId
  const chatId = message?.recipient.chat_id ?? chat_id
  const postId = message?.recipient.post_id ?? post_id
  if (mid === undefined || chatId === undefined) return null
  return { container: postId ? `max:post:${chatId}:${postId}` : `max:chat:${chatId}`, mid }
}
