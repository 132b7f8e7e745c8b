import type { Queue } from '@veche/contract/incidents.ts'
import { COUNT_LIMIT, QUEUES } from '@veche/contract/values/incidents.ts'

/** Every queue at once. */
export const ALL = 'all'
export type DeskQueue = Queue | typeof ALL

export const DISMISS_CODES = ['no_question', 'spam', 'abuse', 'not_our_territory', 'service_account'] as const

export function toQueue(value: string): Queue {
  return QUEUES.find((queue) => queue === value) ?? 'new'
}

export function toDeskQueue(text: string): DeskQueue {
  return text === ALL ? ALL : toQueue(text)
}

/** Nothing before the count is known; the server counts no further than its limit. */
export function countWords(count: number | null | undefined, number: (value: number) => string): string {
  if (count === undefined || count === null) return ''
  return count >= COUNT_LIMIT ? `${number(COUNT_LIMIT - 1)}+` : number(count)
}
