/** Says what Telegram's ledger shows. An edit has its second and the order of a chat is kept, so the last words stand. */
import { z } from 'zod'
import { type ExpectedMessage, eventKey, isAnswerLost, type NetworkFacts, naturalKey } from './front.ts'
import { reading, readLedgerLines } from './ledger-lines.ts'

const Emitted = z.object({
  kind: z.literal('emitted'),
  botId: z.number(),
  type: z.string(),
  updateId: z.number(),
  object: z.looseObject({}),
})
/** Words of a resident, neither of the bot nor on behalf of a channel. */
const Said = z.object({
  message_id: z.number(),
  chat: z.object({ id: z.number() }),
  from: z.object({ is_bot: z.literal(false) }),
  sender_chat: z.undefined().optional(),
  text: z.string(),
})
const Delivery = z.object({
  kind: z.literal('delivery'),
  botId: z.number(),
  updateId: z.number(),
  outcome: z.string(),
})
const Send = z.object({
  kind: z.literal('request'),
  method: z.literal('sendMessage'),
  params: z.object({ text: z.string() }),
  effect: z.string(),
  createdId: z.string().nullable(),
  fault: z.string().nullable(),
})

export async function readTelegramFacts(dataDir: string): Promise<NetworkFacts> {
  const messages = new Map<string, ExpectedMessage>()
  const events: NetworkFacts['events'] = []
  const deliveries: NetworkFacts['deliveries'] = []
  const sends: NetworkFacts['sends'] = []
  const readers = [
    reading(Emitted, ({ botId, type, updateId, object }) => {
      events.push({ key: eventKey(botId, String(updateId)), isForUs: true })
      const said = /^(edited_)?message$/.test(type) ? Said.safeParse(object).data : undefined
      if (!said) return
      const key = naturalKey(String(botId), `telegram:chat:${said.chat.id}`, String(said.message_id))
      messages.set(key, { texts: [said.text], deleted: [false] })
    }),
    reading(Delivery, ({ botId, updateId, outcome }) => {
      deliveries.push({
        eventKey: eventKey(botId, String(updateId)),
        isAccepted: outcome === 'accepted',
      })
    }),
    reading(Send, ({ params, effect, createdId, fault }) => {
      sends.push({
        text: params.text,
        effect: effect === 'created' ? 'created' : 'other',
        externalId: /:(\d+)$/.exec(createdId ?? '')?.[1] ?? null,
        isAnswerLost: isAnswerLost(fault),
      })
    }),
  ]
  await readLedgerLines({ dataDir, network: 'telegram' }, (line) =>
    readers.forEach((read) => void read(line)),
  )
  const nothing = { takenBack: new Set<string>(), toldOutOfOrder: 0, untoldDeletions: 0 }
  return { events, deliveries, messages, sends, ...nothing }
}
