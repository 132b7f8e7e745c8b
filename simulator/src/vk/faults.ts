/** The troubles of VK on demand. */
import { z } from 'zod'
import { createPageFaults, eventFaults, requestFaults, ruleShape } from '../lib/faults.ts'

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

const isEvent = (fault: Fault): fault is EventFault => fault.kind.startsWith('event_')
const isLongPoll = (fault: Fault): fault is LongPollFault => fault.kind === 'long_poll_failed'
const isLivePoll = (fault: Fault): fault is LivePollFault =>
  fault.kind === 'live_poll_failed' || fault.kind === 'live_poll_silent'
const isRequest = (fault: Fault): fault is RequestFault =>
  !isEvent(fault) && !isLongPoll(fault) && !isLivePoll(fault)

export function createFaults(seed: number) {
  const faults = createPageFaults(seed, { pageOf: (fault: Fault) => fault.groupId, isRequest, isEvent })
  const { first, concerns } = faults
  return {
    ...faults,
    forLongPoll: (groupId: number) =>
      first((fault): fault is LongPollFault => isLongPoll(fault) && concerns(fault, groupId)),
    forLivePoll: (groupId: number) =>
      first((fault): fault is LivePollFault => isLivePoll(fault) && concerns(fault, groupId)),
  }
}

export type Faults = ReturnType<typeof createFaults>
