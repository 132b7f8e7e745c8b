/** The rule of `incidents.policy.ts` in the form that row level security compares rows with (migration 0145). */
import { ALL, type Reader } from '../../../platform/database/readers/reader.ts'
import type { Actor, Grant } from '../../access/index.ts'
import { STREAM_ROLES, seesEverything, WORK_ROLES } from './incidents.policy.ts'

const LETTERS = { municipality: 'm', agency: 'a', unit: 'u' } as const

export function readerOf(actor: Actor): Reader {
  if (seesEverything(actor)) return ALL
  const { id, grants } = actor
  const own = grants.length > 0 ? [`p:${id}`] : []
  const ofRoles = (roles: typeof WORK_ROLES) => grants.filter(({ role }) => roles.includes(role)).map(markOf)
  return { marks: toArray([...own, ...ofRoles(STREAM_ROLES)]), workMarks: toArray(ofRoles(WORK_ROLES)) }
}

function markOf({ scope }: Grant): string {
  return scope.kind === 'region' ? 'r' : `${LETTERS[scope.kind]}:${scope.code}`
}

/** As PostgreSQL writes an array of texts. */
function toArray(marks: readonly string[]): string {
  return `{${marks.map((mark) => `"${mark.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}
