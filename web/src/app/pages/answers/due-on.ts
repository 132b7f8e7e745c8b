import type { Queue } from '@veche/contract/incidents.ts'
import { nextDay, startOfDay } from '../../../lib/time/civil-day.ts'

/** The filter of a queue; with a day, of what is due on it by the clock of the region. */
export function dueOn(queue: Queue, day: string | undefined, timeZone: string) {
  if (day === undefined) return { queue }
  return { queue, dueFrom: startOfDay(day, timeZone), dueTo: startOfDay(nextDay(day), timeZone) }
}
