/** The troubles of Odnoklassniki on demand. */
import { z } from 'zod'
import { createPageFaults, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

const SCOPE = { groupId: z.number().int().optional() }

export const Fault = z.discriminatedUnion('kind', [
  /** Refuses with this number and without an effect. */
  z.strictObject({
    kind: z.literal('error'),
    code: z.number().int(),
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
  return createPageFaults(seed, { pageOf: (fault: Fault) => fault.groupId, isRequest, isEvent })
}
export type Faults = ReturnType<typeof createFaults>
