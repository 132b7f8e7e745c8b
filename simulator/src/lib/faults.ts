/** Makes troubles on demand. Whether a rule strikes is derived from the seed, so that a run can be repeated. */
import { z } from 'zod'
import { deriveFraction } from './derive.ts'

/** Strikes `next` times after letting `skip` pass; without both it strikes always. */
const RULE = {
  next: z.number().int().min(1).optional(),
  skip: z.number().int().min(0).optional(),
  probability: z.number().min(0).max(1).optional(),
}
const When = z.enum(['before', 'after'])

type Rule = { next?: number | undefined; skip?: number | undefined; probability?: number | undefined }

/** `scope` says whom a rule concerns in this network. */
export function ruleShape<Scope extends z.core.$ZodShape>(scope: Scope) {
  return { ...RULE, ...scope }
}

/** What may happen to any request in any network. */
export function requestFaults<Scope extends z.core.$ZodShape>(scope: Scope) {
  const rule = { ...ruleShape(scope), method: z.string().optional() }
  return [
    /** Breaks the connection before the effect or after it, so that the answer is lost either way. */
    z.strictObject({ kind: z.literal('drop'), when: When, ...rule }),
    z.strictObject({
      kind: z.literal('http'),
      status: z.number().int().min(400).max(599).default(502),
      when: When,
      ...rule,
    }),
    /** Never answers. */
    z.strictObject({ kind: z.literal('hang'), when: When, ...rule }),
    z.strictObject({ kind: z.literal('malformed'), when: When, ...rule }),
    z.strictObject({ kind: z.literal('slow'), ms: z.number().int().min(1), ...rule }),
  ] as const
}

/** What may happen to any event on its way. */
export function eventFaults<Scope extends z.core.$ZodShape>(scope: Scope) {
  const rule = { ...ruleShape(scope), eventType: z.string().optional() }
  return [
    z.strictObject({ kind: z.literal('event_duplicate'), times: z.number().int().min(1).max(100), ...rule }),
    /** Events wait until there are `window` of them (or half a second passes) and go out shuffled. */
    z.strictObject({ kind: z.literal('event_reorder'), window: z.number().int().min(2).max(1000), ...rule }),
    z.strictObject({ kind: z.literal('event_delay'), ms: z.number().int().min(1), ...rule }),
    z.strictObject({ kind: z.literal('event_drop'), ...rule }),
  ] as const
}

export type FaultBook<Fault extends Rule> = {
  list(): { fault: Fault; seen: number; struck: number }[]
  replace(faults: readonly Fault[], seed: number): void
  add(faults: readonly Fault[]): void
  /** Finds the first rule of this kind that strikes. */
  first<Kind extends Fault>(concerns: (fault: Fault) => fault is Kind): Kind | null
  /** Lists all rules that strike, because an event can be both delayed and repeated. */
  all<Kind extends Fault>(concerns: (fault: Fault) => fault is Kind): Kind[]
}

type Slot<Fault> = { fault: Fault; seen: number; struck: number; number: number }

export function createFaultBook<Fault extends Rule>(initialSeed: number): FaultBook<Fault> {
  let slots: Slot<Fault>[] = []
  let seed = initialSeed
  let counter = 0

  function add(faults: readonly Fault[]): void {
    for (const fault of faults) {
      counter += 1
      slots.push({ fault, seen: 0, struck: 0, number: counter })
    }
  }

  function strikes(slot: Slot<Fault>): boolean {
    slot.seen += 1
    const { skip = 0, next, probability = 1 } = slot.fault
    if (slot.seen <= skip || (next !== undefined && slot.struck >= next)) return false
    const draw = deriveFraction({ seed, label: `fault ${slot.number}`, number: slot.seen })
    if (draw >= probability) return false
    slot.struck += 1
    return true
  }

  return {
    list: () => slots.map(({ fault, seen, struck }) => ({ fault, seen, struck })),
    replace(faults, newSeed) {
      slots = []
      counter = 0
      seed = newSeed
      add(faults)
    },
    add,
    first(concerns) {
      for (const slot of slots) {
        const { fault } = slot
        if (concerns(fault) && strikes(slot)) return fault
      }
      return null
    },
    all<Kind extends Fault>(concerns: (fault: Fault) => fault is Kind): Kind[] {
      const struck: Kind[] = []
      for (const slot of slots) {
        const { fault } = slot
        if (concerns(fault) && strikes(slot)) struck.push(fault)
      }
      return struck
    },
  }
}

type Named = Rule & { kind: string; method?: string | undefined; eventType?: string | undefined }

/**
 * Keeps the troubles of a network that concern one page of ours or all of them: `pageOf` tells which. `method` and
 * `type` are spelt as the network spells them.
 */
export function createPageFaults<
  Fault extends Rule & { kind: string },
  Request extends Fault & Named,
  Event extends Fault & Named,
>(
  seed: number,
  {
    pageOf,
    isRequest,
    isEvent,
  }: {
    pageOf: (fault: Fault) => number | undefined
    isRequest: (fault: Fault) => fault is Request
    isEvent: (fault: Fault) => fault is Event
  },
) {
  const book = createFaultBook<Fault>(seed)
  const concerns = (fault: Fault, page: number | null): boolean => {
    const own = pageOf(fault)
    return own === undefined || own === page
  }
  return {
    ...book,
    concerns,
    forRequest: (method: string, page: number | null) =>
      book.first(
        (fault): fault is Request =>
          isRequest(fault) && concerns(fault, page) && (fault.method ?? method) === method,
      ),
    forEvent: (type: string, page: number) =>
      book.all(
        (fault): fault is Event =>
          isEvent(fault) && concerns(fault, page) && (fault.eventType ?? type) === type,
      ),
  }
}
