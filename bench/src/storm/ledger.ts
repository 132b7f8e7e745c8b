/** The emulator's ledger as its file tells it: what happened in the network, whatever the product believes. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const Emitted = z.object({
  kind: z.literal('emitted'),
  groupId: z.number(),
  type: z.string(),
  naturalKey: z.string(),
  eventId: z.string(),
  callbackServers: z.array(z.number()),
  object: z.unknown(),
})
const Delivery = z.object({
  kind: z.literal('delivery'),
  groupId: z.number(),
  eventId: z.string(),
  attempt: z.number(),
  outcome: z.enum(['accepted', 'failed', 'given_up', 'dropped_by_fault']),
})
const Request = z.object({
  kind: z.literal('request'),
  method: z.string(),
  groupId: z.number().nullable(),
  params: z.record(z.string(), z.string()),
  idempotencyKey: z.string().nullable(),
  effect: z.enum(['created', 'repeated', 'changed', 'read', 'refused', 'none']),
  createdId: z.string().nullable(),
  errorCode: z.number().nullable(),
  fault: z.string().nullable(),
})
const Entry = z.union([Emitted, Delivery, Request, z.looseObject({ kind: z.string() })])

export type EmittedEvent = z.infer<typeof Emitted>
export type SendRequest = z.infer<typeof Request>
export type LedgerFacts = {
  events: EmittedEvent[]
  deliveries: z.infer<typeof Delivery>[]
  /** Calls that publish: comments and messages in the name of a community. */
  sends: SendRequest[]
}

const SENDS = new Set(['wall.createComment', 'messages.send'])

export async function readLedger(dataDir: string): Promise<LedgerFacts> {
  const facts: LedgerFacts = { events: [], deliveries: [], sends: [] }
  const text = await readFile(path.join(dataDir, 'vk-ledger.jsonl'), 'utf8')
  for (const line of text.split('\n')) {
    if (line === '') continue
    const entry = Entry.parse(JSON.parse(line))
    const emitted = Emitted.safeParse(entry)
    if (emitted.success) facts.events.push(emitted.data)
    const delivery = Delivery.safeParse(entry)
    if (delivery.success) facts.deliveries.push(delivery.data)
    const request = Request.safeParse(entry)
    if (request.success && SENDS.has(request.data.method)) facts.sends.push(request.data)
  }
  return facts
}

/** The network answered, or would have, and the product could not hear it. */
export function isAnswerLost({ fault }: SendRequest): boolean {
  return fault !== null && /^(drop|http|malformed|hang) after$/.test(fault)
}
