import type { SavedView } from '../../../../features/desk/desk.queries.ts'
import { ALL, type DeskQueue, toQueue } from '../../../../lib/words/names.ts'
import { type DeskSearch, deskSearch } from '../../../search-params.ts'

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

/**
 * Gives the filter with which another queue opens: without the conditions of a view that is open, alone or with others
 * added by hand, so that the queue is not narrowed by what the reader has left, and without the questions that one press
 * picked out.
 */
export function searchOfQueue(views: readonly SavedView[], queue: DeskQueue, search: DeskSearch): DeskSearch {
  const open = views.filter((view) => queueOf(view) === queue && isWithin(deskSearch(view.filter), search))
  const left = new Set(['id', ...open.flatMap((view) => Object.keys(deskSearch(view.filter)))])
  return deskSearch(Object.fromEntries(Object.entries(search).filter(([key]) => !left.has(key))))
}

function isWithin(conditions: DeskSearch, search: DeskSearch): boolean {
  const entries = Object.entries(search)
  return Object.entries(conditions).every(([key, value]) =>
    entries.some(([otherKey, other]) => otherKey === key && other === value),
  )
}

export function toFilter(queue: DeskQueue, search: DeskSearch) {
  return queue === ALL ? search : { queue, ...search }
}
