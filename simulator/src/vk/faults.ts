/** The troubles of VK on demand. */
import { z } from 'zod'
import { createFaultBook, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

const SCOPE = { groupId: z.number().int().optional() }

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('error'),
    code: z.number().int(),
    method: z.string().optional(),
    ...ruleShape(SCOPE),
  }),
  ...requestFaults(SCOPE),
  ...eventFaults(SCOPE),
  z.strictObject({
    kind: z.literal('long_poll_failed'),
    failed: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    ...ruleShape(SCOPE),
  }),
  /** Of a live video: the address is no longer good; or it answers, but what is said is told to nobody. */
  z.strictObject({
    kind: z.literal('live_poll_failed'),
    failed: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    ...ruleShape(SCOPE),
  }),
  z.strictObject({ kind: z.literal('live_poll_silent'), ...ruleShape(SCOPE) }),
])
export type Fault = z.infer<typeof Fault>

export type RequestFault = Extract<Fault, { method?: string | undefined }>
export type EventFault = Extract<Fault, { eventType?: string | undefined }>
export type LongPollFault = Extract<Fault, { kind: 'long_poll_failed' }>
export type LivePollFault = Extract<Fault, { kind: 'live_poll_failed' | 'live_poll_silent' }>

function isRequestFault(fault: Fault): fault is RequestFault {
  return !isEventFault(fault) && !isLivePollFault(fault) && fault.kind !== 'long_poll_failed'
}

function isEventFault(fault: Fault): fault is EventFault {
  return fault.kind.startsWith('event_')
}

function isLivePollFault(fault: Fault): fault is LivePollFault {
  return fault.kind === 'live_poll_failed' || fault.kind === 'live_poll_silent'
}

export function createFaults(seed: number) {
  const book = createFaultBook<Fault>(seed)
  const concerns = (fault: Fault, groupId: number | null): boolean =>
    fault.groupId === undefined || fault.groupId === groupId

  return {
    ...book,
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
    forLongPoll: (groupId: number) =>
      book.first(
        (fault): fault is LongPollFault => fault.kind === 'long_poll_failed' && concerns(fault, groupId),
      ),
    forLivePoll: (groupId: number) =>
      book.first((fault): fault is LivePollFault => isLivePollFault(fault) && concerns(fault, groupId)),
  }
}

export type Faults = ReturnType<typeof createFaults>
