import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { dayKey, type Locale } from '../../../lib/words/format.ts'

type Row = { deadline: IncidentListItem['deadline']; flags: Pick<IncidentListItem['flags'], 'isUrgent'> }

/** After each day of the calendar. */
const LAST_DAY = '9999'

/** What is urgent stands first among what is late or due today, and on each day after; the rest keeps its order. */
export function urgentFirst<T extends Row>(items: readonly T[], now: number, locale: Locale): T[] {
  const today = dayKey(now, locale)
  const dayOf = ({ deadline }: Row) => {
    if (!deadline || deadline.isPaused) return LAST_DAY
    const day = dayKey(Date.parse(deadline.dueAt), locale)
    return [day, today].toSorted()[1] ?? day
  }
  return items
    .map((item) => ({ item, day: dayOf(item) }))
    .toSorted(
      (one, other) =>
        (one.day < other.day ? -1 : Number(one.day > other.day)) ||
        Number(other.item.flags.isUrgent) - Number(one.item.flags.isUrgent),
    )
    .map(({ item }) => item)
}
