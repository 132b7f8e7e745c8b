import { type Entry, isOfRumour } from '@veche/book/entry/entry.ts'

/** What belongs to the step, not to the question as it is now. */
const OF_THE_STEP: ReadonlySet<string> = new Set(['v', 'kind', 'at', 'commitment'])
/** Of a rumour the kind of its last entry says what became of it. */
const OF_THE_STEP_OF_RUMOURS: ReadonlySet<string> = new Set(['v', 'at'])

/** Names of members that the Book tells otherwise than the ledger would now. */
export function differingMembers(told: Entry, now: Entry): string[] {
  const passed = isOfRumour(told) ? OF_THE_STEP_OF_RUMOURS : OF_THE_STEP
  const [left, right] = [new Map(Object.entries(told)), new Map(Object.entries(now))]
  const names = new Set([...left.keys(), ...right.keys()])
  return [...names].filter((name) => !passed.has(name) && left.get(name) !== right.get(name)).sort()
}
