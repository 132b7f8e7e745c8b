import type { BulkAction } from '../desk.queries.ts'

/** Words of an action; those of spreading come with the window that offers it. */
export function nameOfAction(type: BulkAction['type']): string {
  return type === 'spread' ? 'bulk.spread.action' : `desk.bulk.actions.${type}`
}
