/** The troubles of MAX on demand. */
import { z } from 'zod'
import { createPageFaults, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

const SCOPE = { botId: z.number().int().optional() }

export const Fault = z.discriminatedUnion('kind', [
  /** MAX's own refusal without an effect: 429 `too.many.requests`, 400 `attachment.not.ready`, 401, 403… */
  z.strictObject({
    kind: z.literal('error'),
    status: z.number().int().min(400).max(599),
    code: z.string(),
    method: z.string().optional(),
    ...ruleShape(SCOPE),
  }),
  ...requestFaults(SCOPE),
  ...eventFaults(SCOPE),
])
export type Fault = z.infer<typeof Fault>
export type RequestFault = Extract<Fault, { method?: string | undefined }>
export type EventFault = Extract<Fault, { eventType?: string | undefined }>

const isEvent = (fault: Fault): fault is EventFault => fault.kind.startsWith('event_')
const isRequest = (fault: Fault): fault is RequestFault => !isEvent(fault)

export function createFaults(seed: number) {
  return createPageFaults(seed, { pageOf: (fault: Fault) => fault.botId, isRequest, isEvent })
}
export type Faults = ReturnType<typeof createFaults>
