/** What an official reads of a rumour's card; all else is passed over. */
import { z } from 'zod'

export const FakeItem = z.object({
  id: z.string(),
  number: z.number(),
  step: z.string(),
  claim: z.string(),
  municipalityCode: z.string().nullable(),
  topicCode: z.string().nullable(),
  agencyCode: z.string().nullable(),
  publishedAt: z.string().nullable(),
  version: z.number(),
})
export type FakeItem = z.infer<typeof FakeItem>
export const FakeList = z.object({ fakes: z.array(FakeItem) })

const FakeCarrier = z.object({
  id: z.string(),
  state: z.enum(['suggested', 'confirmed', 'rejected']),
  text: z.string(),
  writtenAt: z.string(),
  views: z.number().nullable(),
  isGone: z.boolean(),
  canReply: z.boolean(),
  chatId: z.string().nullable(),
})
export type FakeCarrier = z.infer<typeof FakeCarrier>

export const FakeCard = FakeItem.extend({
  signal: z.string(),
  fullText: z.string(),
  isDanger: z.boolean(),
  clocks: z.array(z.object({ startedAt: z.string(), dueAt: z.string(), endedAt: z.string().nullable() })),
  evidence: z.array(z.object({ title: z.string() })),
  carriers: z.array(FakeCarrier),
  opinions: z.array(z.object({ userId: z.string() })),
  texts: z.array(z.object({ no: z.number() })),
  publications: z.array(
    z.object({ carrierId: z.string().nullable(), chatId: z.string().nullable(), textNo: z.number() }),
  ),
  corrections: z.array(z.object({ reason: z.string() })),
  chats: z.array(z.object({ id: z.string() })),
})
export type FakeCard = z.infer<typeof FakeCard>
