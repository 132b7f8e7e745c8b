/** The troubles of Odnoklassniki on demand. */
import { z } from 'zod'
import { createFaultBook, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

const SCOPE = { groupId: z.number().int().optional() }

export const Fault = z.discriminatedUnion('kind', [
  /** A refusal with this number and without an effect. */
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

const isEventFault = (fault: Fault): fault is EventFault => fault.kind.startsWith('event_')
const isRequestFault = (fault: Fault): fault is RequestFault => !isEventFault(fault)

export function createFaults(seed: number) {
  const book = createFaultBook<Fault>(seed)
  const concerns = (fault: Fault, groupId: number | null): boolean =>
    fault.groupId === undefined || fault.groupId === groupId
  return {
    ...book,
    /** `method` as it is written: `POST me/messages`. */
    forRequest: (method: string, groupId: number | null) =>
      book.first(
        (fault): fault is RequestFault =>
          isRequestFault(fault) && concerns(fault, groupId) && (fault.method ?? method) === method,
      ),
    forEvent: (type: string, groupId: number) =>
      book.all(
        (fault): fault is EventFault =>
          isEventFault(fault) && concerns(fault, groupId) && (fault.eventType ?? type) === type,
      ),
  }
}
export type Faults = ReturnType<typeof createFaults>
