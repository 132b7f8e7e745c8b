/** What is new on the road of a question since its follower was told last. Pure. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Step } from '@veche/contract/incidents.ts'
import { type Progress, progressOf } from '../../domain/public-state.ts'

/** Steps that come one after another are told together. */
export const LETTER_PAUSE_MS = 10 * MINUTE_MS

export type Stepped = { to: Step; at: Date }
/** `at` is null where the question stands there by another one that it was joined to. */
export type News = { state: Progress; at: Date | null }
type Since = { told: Progress; steps: readonly Stepped[]; now: Progress }

/** Oldest first, each change once. The end is where the question is now, whatever the steps say. */
export function newsSince({ told, steps, now }: Since): News[] {
  const last = steps.findLastIndex(({ to }) => progressOf(to) === now)
  const passed = steps.slice(0, last + 1).map(({ to, at }): News => ({ state: progressOf(to), at }))
  const all = last === -1 ? [{ state: now, at: null }] : passed
  return all.filter(({ state }, index) => state !== (all[index - 1]?.state ?? told))
}
