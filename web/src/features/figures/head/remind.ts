/** Whoever has a late question and the dispatchers are called to it: a step of its own, told in the history. */
import type { BoardItem } from '@veche/contract/control.ts'
import { ApiError, api, unwrap } from '../../../lib/api.ts'

export type Late = Pick<BoardItem, 'incidentId' | 'title' | 'assigneeName'>
export type Reminded = 'done' | 'today'

/** A question of which this person has reminded today is left alone; what else is refused is thrown. */
export async function remind({ incidentId }: Late, words: string): Promise<Reminded> {
  try {
    await unwrap(
      api.POST('/api/incidents/{incidentId}/remind', { params: { path: { incidentId } }, body: { words } }),
    )
    return 'done'
  } catch (error) {
    if (error instanceof ApiError && error.code === 'incident.reminded_today') return 'today'
    throw error
  }
}
