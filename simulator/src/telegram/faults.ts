/** The troubles of Telegram on demand. */
import { z } from 'zod'
import { createFaultBook, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

const SCOPE = { botId: z.number().int().optional() }

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    code: z.number().int(),
    description: z.string().default('Internal Server Error'),
    retryAfter: z.number().int().min(1).optional(),
    method: z.string().optional(),
    ...ruleShape(SCOPE),
  }),
  ...requestFaults(SCOPE),
  ...eventFaults(SCOPE),
])
export type Fault = z.infer<typeof Fault>

export type RequestFault = Extract<Fault, { method?: string | undefined }>
export type EventFault = Extract<Fault, { eventType?: string | undefined }>

function isEventFault(fault: Fault): fault is EventFault {
  return fault.kind.startsWith('event_')
}

export function createFaults(seed: number) {
  const book = createFaultBook<Fault>(seed)
  const concerns = (fault: Fault, botId: number | null): boolean =>
    fault.botId === undefined || fault.botId === botId

  return {
    ...book,
    forRequest: (method: string, botId: number | null) =>
      book.first(
        (fault): fault is RequestFault =>
          !isEventFault(fault) && concerns(fault, botId) && (fault.method ?? method) === method,
      ),
    forEvent: (type: string, botId: number) =>
      book.all(
        (fault): fault is EventFault =>
          isEventFault(fault) && concerns(fault, botId) && (fault.eventType ?? type) === type,
      ),
  }
}

export type Faults = ReturnType<typeof createFaults>
