/** Troubles on demand. Whether a rule strikes is derived from the seed, so that a run can be repeated. */
import { z } from 'zod'
import { deriveFraction } from '../lib/derive.ts'

const Rule = {
  /** Strikes this many times, after letting `skip` pass; without both it strikes always. */
  next: z.number().int().min(1).optional(),
  skip: z.number().int().min(0).optional(),
  probability: z.number().min(0).max(1).optional(),
  groupId: z.number().int().optional(),
}
const RequestRule = { ...Rule, method: z.string().optional() }
const EventRule = { ...Rule, eventType: z.string().optional() }
const When = z.enum(['before', 'after'])

export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('error'), code: z.number().int(), ...RequestRule }),
  /** The connection breaks before the effect or after it: the answer is lost either way. */
  z.strictObject({ kind: z.literal('drop'), when: When, ...RequestRule }),
  z.strictObject({
    kind: z.literal('http'),
    status: z.number().int().min(400).max(599).default(502),
    when: When,
    ...RequestRule,
  }),
  /** Nothing is ever answered. */
  z.strictObject({ kind: z.literal('hang'), when: When, ...RequestRule }),
  z.strictObject({ kind: z.literal('malformed'), when: When, ...RequestRule }),
  z.strictObject({ kind: z.literal('slow'), ms: z.number().int().min(1), ...RequestRule }),
  z.strictObject({
    kind: z.literal('event_duplicate'),
    times: z.number().int().min(1).max(100),
    ...EventRule,
  }),
  /** Events wait until there are `window` of them (or half a second passes) and go out shuffled. */
  z.strictObject({
    kind: z.literal('event_reorder'),
    window: z.number().int().min(2).max(1000),
    ...EventRule,
  }),
  z.strictObject({ kind: z.literal('event_delay'), ms: z.number().int().min(1), ...EventRule }),
  z.strictObject({ kind: z.literal('event_drop'), ...EventRule }),
  z.strictObject({
    kind: z.literal('long_poll_failed'),
    failed: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    ...Rule,
  }),
])
export type Fault = z.infer<typeof Fault>

export type RequestFault = Extract<Fault, { method?: string | undefined }>
export type EventFault = Extract<Fault, { eventType?: string | undefined }>
export type LongPollFault = Extract<Fault, { kind: 'long_poll_failed' }>

export type Faults = {
  list(): { fault: Fault; seen: number; struck: number }[]
  replace(faults: readonly Fault[], seed: number): void
  add(faults: readonly Fault[]): void
  forRequest(method: string, groupId: number | null): RequestFault | null
  /** All rules that strike: an event can be both delayed and repeated. */
  forEvent(type: string, groupId: number): EventFault[]
  forLongPoll(groupId: number): LongPollFault | null
}

type Slot = { fault: Fault; seen: number; struck: number; number: number }

function isRequestFault(fault: Fault): fault is RequestFault {
  return !fault.kind.startsWith('event_') && fault.kind !== 'long_poll_failed'
}

function isEventFault(fault: Fault): fault is EventFault {
  return fault.kind.startsWith('event_')
}

export function createFaults(initialSeed: number): Faults {
  let slots: Slot[] = []
  let seed = initialSeed
  let counter = 0

  function add(faults: readonly Fault[]): void {
    for (const fault of faults) {
      counter += 1
      slots.push({ fault, seen: 0, struck: 0, number: counter })
    }
  }

  function strikes(slot: Slot): boolean {
    slot.seen += 1
    const { skip = 0, next, probability = 1 } = slot.fault
    if (slot.seen <= skip || (next !== undefined && slot.struck >= next)) return false
    const draw = deriveFraction({ seed, label: `fault ${slot.number}`, number: slot.seen })
    if (draw >= probability) return false
    slot.struck += 1
    return true
  }

  function firstOf<T extends Fault>(accepts: (fault: Fault) => fault is T): T | null {
    for (const slot of slots) {
      const { fault } = slot
      if (accepts(fault) && strikes(slot)) return fault
    }
    return null
  }

  const concerns = (fault: Fault, groupId: number | null): boolean =>
    fault.groupId === undefined || fault.groupId === groupId

  return {
    list: () => slots.map(({ fault, seen, struck }) => ({ fault, seen, struck })),
    replace(faults, newSeed) {
      slots = []
      counter = 0
      seed = newSeed
      add(faults)
    },
    add,
    forRequest: (method, groupId) =>
      firstOf(
        (fault): fault is RequestFault =>
          isRequestFault(fault) && concerns(fault, groupId) && (fault.method ?? method) === method,
      ),
    forEvent(type, groupId) {
      const struck: EventFault[] = []
      for (const slot of slots) {
        const { fault } = slot
        if (!isEventFault(fault) || !concerns(fault, groupId) || (fault.eventType ?? type) !== type) continue
        if (strikes(slot)) struck.push(fault)
      }
      return struck
    },
    forLongPoll: (groupId) =>
      firstOf(
        (fault): fault is LongPollFault => fault.kind === 'long_poll_failed' && concerns(fault, groupId),
      ),
  }
}
