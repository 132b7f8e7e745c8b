/** The words between an exercise and its emulated networks: one JSON document a line, in on stdin, out on stdout. */
import { z } from 'zod'

const Municipality = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  centre: z.string(),
})

const Begin = z.object({
  type: z.literal('begin'),
  stateDir: z.string().min(1),
  seed: z.string().min(1),
  municipalities: z.array(Municipality).min(1),
})
export type Begin = z.infer<typeof Begin>

const Say = z.object({
  type: z.literal('say'),
  key: z.string(),
  municipality: z.string(),
  place: z.enum(['comment', 'private', 'channel', 'chat', 'stream', 'email']),
  person: z.object({ firstName: z.string(), lastName: z.string() }),
  subject: z.string().optional(),
  text: z.string().min(1),
})
export type Say = z.infer<typeof Say>

export const Order = z.discriminatedUnion('type', [Begin, Say])
export type Order = z.infer<typeof Order>
