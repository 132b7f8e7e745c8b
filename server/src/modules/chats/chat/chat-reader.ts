/** The rule of `chats.policy.ts` in the form that row level security compares rows with (migration 0158). */
import { markOf, personMark } from '../../../platform/database/readers/marks.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import { ROLES_FOR } from './chats.policy.ts'

/** PostgreSQL adds the municipalities of agencies and the chats of a member. */
export function chatMarksOf(actor: Actor): string[] {
  const own = actor.grants.length > 0 ? [personMark(actor.id)] : []
  return [...own, ...scopesOf(actor, ROLES_FOR.read).map(markOf)].map((mark) => `c:${mark}`)
}
