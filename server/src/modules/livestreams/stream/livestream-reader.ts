/** The rule of `livestreams.policy.ts` in the form that row level security compares rows with (migration 0159). */
import { markOf, personMark } from '../../../platform/database/readers/marks.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import { ROLES_FOR } from './livestreams.policy.ts'

/** PostgreSQL adds the municipalities of agencies. */
export function livestreamMarksOf(actor: Actor): string[] {
  const scopes = scopesOf(actor, ROLES_FOR.read)
  const own = scopes.length > 0 ? [personMark(actor.id)] : []
  return [...own, ...scopes.map(markOf)].map((mark) => `l:${mark}`)
}
