/** The words between the product and the region of an exercise: one JSON document a line. */
import { EXERCISE_ROLES } from '@veche/contract/values/exercises.ts'
import { z } from 'zod'

const Pace = z.object({ at: z.iso.datetime(), speed: z.number() })
const Prepare = z.object({
  type: z.literal('prepare'),
  code: z.string(),
  /** All that it is lies there, and goes with it. */
  folder: z.string().min(1),
  port: z.number().int(),
  host: z.string(),
  /** Where browsers find it, and where they came from. */
  publicUrl: z.url(),
  roomUrl: z.url(),
  /** Opens tickets of this run and nothing else. */
  ticketKey: z.string().min(32),
})
export type Prepare = z.infer<typeof Prepare>

export const Order = z.discriminatedUnion('type', [
  Prepare,
  z.object({ type: z.literal('paces'), paces: z.array(Pace) }),
  z.object({ type: z.literal('scripted'), roles: z.array(z.enum(EXERCISE_ROLES)) }),
  z.object({ type: z.literal('end') }),
])
export type Order = z.infer<typeof Order>

const BeatFact = z.object({
  key: z.string(),
  saidAt: z.string(),
  seenAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  isUrgent: z.boolean(),
  isDismissed: z.boolean(),
  answer: z.string().nullable(),
  remarks: z.number().int().nullable(),
})

const Wait = z.object({
  key: z.string(),
  role: z.enum(EXERCISE_ROLES),
  place: z.enum(['incident', 'chat']),
  id: z.string(),
  isUrgent: z.boolean(),
})

export const Report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('said'), key: z.string(), at: z.iso.datetime() }),
  z.object({ type: z.literal('waits'), waits: z.array(Wait) }),
  z.object({ type: z.literal('facts'), facts: z.array(BeatFact) }),
])
export type Report = z.infer<typeof Report>
