import type { SavedView } from '../../../features/desk/desk.queries.ts'
import { ALL, type DeskQueue, toQueue } from '../../../lib/words/names.ts'
import { type DeskSearch, deskSearch } from '../../search-params.ts'

/** A view without a queue is of all of them. */
export function queueOf(view: SavedView): DeskQueue {
  return view.filter.queue ? toQueue(view.filter.queue) : ALL
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

export function toFilter(queue: DeskQueue, search: DeskSearch) {
  return queue === ALL ? search : { queue, ...search }
}
