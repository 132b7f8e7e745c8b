/** Whoever has a late question and the dispatchers are called to it: a step of its own, told in the history. */
import type { BoardItem } from '@veche/contract/control.ts'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'

export type Late = Pick<BoardItem, 'incidentId' | 'title' | 'assigneeName'>
export type Reminder = BodyOf<'POST /api/incidents/{incidentId}/remind'>
export type Reminded = 'done' | 'today'

/** A question of which this person has reminded today is left alone; what else is refused is thrown. */
export async function remind(incidentId: string, body: Reminder): Promise<Reminded> {
  try {
    await unwrap(api.POST('/api/incidents/{incidentId}/remind', { params: { path: { incidentId } }, body }))
    return 'done'
  } catch (error) {
    if (error instanceof ApiError && error.code === 'incident.reminded_today') return 'today'
    throw error
  }
}
