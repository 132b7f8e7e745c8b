/** When an official does the next thing: in working hours, or by the clock where it cannot wait. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import { addWorkingTime, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import type { Walk } from './walk.ts'
import type { World } from './world.ts'

export function isUrgent({ state }: Pick<Walk, 'state'>): boolean {
  return state.urgency === 'urgent'
}

export function later(at: Date, minutes: number, hours: WorkingTimeContext | null): Date {
  const ms = Math.max(1, minutes) * MINUTE_MS
  const moment = hours ? addWorkingTime(at, ms, hours) : new Date(at.getTime() + ms)
  return new Date(Math.round(moment.getTime()))
}

/** Null: an urgent question is worked on at any hour. */
export function hoursOf({ book }: World, { state }: Pick<Walk, 'state'>): WorkingTimeContext | null {
  if (state.urgency === 'urgent' || state.agencyCode === null) return null
  return book.contextOf(book.scheduleFor('draft', state.agencyCode))
}

/** When each of a body's people has done what they are at. */
export type Hands = {
  take: (agencyCode: string, from: Date, busy: { minutes: number; hands: number }) => Date
}

export function createHands(): Hands {
  const freeAt = new Map<string, number[]>()
  return {
    take(agencyCode, from, { minutes, hands }) {
      const known = freeAt.get(agencyCode) ?? Array.from({ length: hands }, () => 0)
      freeAt.set(agencyCode, known)
      const first = known.indexOf(Math.min(...known))
      const startsAt = Math.max(known[first] ?? 0, from.getTime())
      known[first] = startsAt + minutes * MINUTE_MS
      return new Date(startsAt)
    },
  }
}
