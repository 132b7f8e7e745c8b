/** The rule of `incidents.policy.ts` in the form that row level security compares rows with (migration 0145). */
import { markOf, personMark, writeMarks } from '../../../platform/database/readers/marks.ts'
import { ALL, type Reader } from '../../../platform/database/readers/reader.ts'
import { type Actor, scopesOf } from '../../access/index.ts'
import { STREAM_ROLES, seesEverything, WORK_ROLES } from './incidents.policy.ts'

/** Without marks of chats, broadcasts and rumours: those modules have rules of their own. */
export function readerOf(actor: Actor): Reader {
  if (seesEverything(actor)) return ALL
  const own = actor.grants.length > 0 ? [personMark(actor.id)] : []
  return {
    marks: writeMarks([...own, ...scopesOf(actor, STREAM_ROLES).map(markOf)]),
    workMarks: writeMarks(scopesOf(actor, WORK_ROLES).map(markOf)),
    beside: '{}',
  }
}
