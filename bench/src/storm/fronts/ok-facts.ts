/** Says what the ledger of Odnoklassniki shows, which tells of new messages alone. */
import { z } from 'zod'
import { type ExpectedMessage, eventKey, isAnswerLost, type NetworkFacts, naturalKey } from './front.ts'
import { reading, readLedgerLines } from './ledger-lines.ts'
import { createDeliveryBook, DeliveryIds } from './webhook-lines.ts'

const Emitted = z.object({
  kind: z.literal('emitted'),
  groupId: z.number(),
  type: z.literal('MESSAGE_CREATED'),
  deliveryIds: DeliveryIds,
  delivery: z.object({
    recipient: z.object({ chat_id: z.string() }),
    message: z.object({ mid: z.string(), text: z.string() }),
  }),
})
const Send = z.object({
  kind: z.literal('request'),
  method: z.literal('POST me/messages/:chatId'),
  body: z.object({ message: z.object({ text: z.string() }) }),
  effect: z.string(),
  createdId: z.string().nullable(),
  fault: z.string().nullable(),
})

export async function readOkFacts(dataDir: string): Promise<NetworkFacts> {
  const messages = new Map<string, ExpectedMessage>()
  const events: NetworkFacts['events'] = []
  const sends: NetworkFacts['sends'] = []
  const book = createDeliveryBook()
  const readers = [
    reading(Emitted, ({ groupId, deliveryIds, delivery: { recipient, message } }) => {
      const key = eventKey(groupId, message.mid)
      events.push({ key, isForUs: deliveryIds.length > 0 })
      book.expect(key, deliveryIds)
      messages.set(naturalKey(String(groupId), `ok:${recipient.chat_id}`, message.mid), {
        ...{ texts: [message.text], deleted: [false] },
      })
    }),
    book.read,
    reading(Send, ({ body, effect, createdId, fault }) => {
      const isCreated = effect === 'created'
      sends.push({
        ...{ text: body.message.text, effect: isCreated ? 'created' : 'other' },
        ...{ externalId: createdId, isAnswerLost: isAnswerLost(fault) },
      })
    }),
  ]
  await readLedgerLines({ dataDir, network: 'ok' }, (line) => readers.forEach((read) => void read(line)))
  return {
    ...{ events, deliveries: book.deliveries, messages, sends },
    ...{ takenBack: new Set<string>(), toldOutOfOrder: 0, untoldDeletions: 0 },
  }
}
