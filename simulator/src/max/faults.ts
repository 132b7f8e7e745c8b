/** The troubles of MAX on demand. */
import { z } from 'zod'
import { createFaultBook, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

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

const isEventFault = (fault: Fault): fault is EventFault => fault.kind.startsWith('event_')
const isRequestFault = (fault: Fault): fault is RequestFault => !isEventFault(fault)

export function createFaults(seed: number) {
  const book = createFaultBook<Fault>(seed)
  const concerns = (fault: Fault, botId: number | null): boolean =>
    fault.botId === undefined || fault.botId === botId
  return {
    ...book,
    /** `method` as it is written: `POST /messages`. */
    forRequest: (method: string, botId: number | null) =>
      book.first(
        (fault): fault is RequestFault =>
          isRequestFault(fault) && concerns(fault, botId) && (fault.method ?? method) === method,
      ),
    forEvent: (type: string, botId: number) =>
      book.all(
        (fault): fault is EventFault =>
          isEventFault(fault) && concerns(fault, botId) && (fault.eventType ?? type) === type,
      ),
  }
}
export type Faults = ReturnType<typeof createFaults>
