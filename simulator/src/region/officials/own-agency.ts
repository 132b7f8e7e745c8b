/**
 * Leaves work to the one agency whose people may sign in, so that some always waits for them. It goes by what waits
 * in the queue and not by what this process remembers, so it holds after a restart too.
 */
import type { ListItem, QueueName } from './shapes.ts'

export const OWN_PLACE = 'staraya-russa'
export const OWN_AGENCY = `administration-${OWN_PLACE}`

/** How many of the agency's own cards nobody played takes out of a queue. */
export const LEFT_TO_OWN: Partial<Record<QueueName, number>> = {
  assigned: 2,
  in_progress: 4,
  approval: 3,
  postponed: 2,
}

/** Lists the cards that a played official may take: those of the agency above what is left to its people. */
export function withoutOwn<T extends Pick<ListItem, 'agencyCode'>>(
  queue: QueueName,
  items: readonly T[],
): T[] {
  const own = items.filter(({ agencyCode }) => agencyCode === OWN_AGENCY)
  const left = LEFT_TO_OWN[queue] ?? 0
  return own.length > left ? [...items] : items.filter((item) => !own.includes(item))
}
