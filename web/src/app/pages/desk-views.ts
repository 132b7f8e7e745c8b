import type { Queue } from '@veche/contract/incidents.ts'
import type { SavedView } from '../../features/desk/desk.queries.ts'
import { toQueue } from '../../lib/names.ts'
import { type DeskSearch, deskSearch } from '../search-params.ts'

export const ALL = 'all'
export type DeskQueue = Queue | typeof ALL

/** A view without a queue is of all of them. */
export function queueOf(view: SavedView): DeskQueue {
  return view.filter.queue ? toQueue(view.filter.queue) : ALL
}

export function toDeskQueue(text: string): DeskQueue {
  return text === ALL ? ALL : toQueue(text)
}

export function isSameView(view: SavedView, queue: DeskQueue, search: DeskSearch): boolean {
  const own = deskSearch(view.filter)
  const entries = Object.entries(search)
  return (
    queueOf(view) === queue &&
    entries.length === Object.keys(own).length &&
    entries.every(([key, value]) => Object.entries(own).some(([k, v]) => k === key && v === value))
  )
}
