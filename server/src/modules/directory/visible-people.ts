import type { Db } from '../../platform/database/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import type { Agency } from './directory.repository.ts'
import { getDirectory } from './get-directory.ts'

/** Refuses an agency whose people the actor does not see as if there were none. */
export async function requireVisiblePeople(
  db: Db,
  { actor, agencyCode }: { actor: Actor; agencyCode: string },
): Promise<void> {
  const agency = (await getDirectory(db)).agencies.find(({ code }) => code === agencyCode)
  if (!agency || !canSeePeople(actor, agency)) throw new NotFoundError('directory.agency_not_found')
}

/**
 * Whoever hands work out sees whom to give it to: of their own territory and of what serves the whole region. An agency
 * does not look into another's staff.
 */
function canSeePeople(actor: Actor, { code, municipalityCode, units }: Agency): boolean {
  return actor.grants.some(({ role, scope }) => {
    const handsOut = role === 'dispatcher' || role === 'moderator'
    if (scope.kind === 'region') return handsOut
    if (scope.kind === 'agency') return scope.code === code
    if (scope.kind === 'unit') return units.some((unit) => unit.code === scope.code)
    return scope.code === municipalityCode || (handsOut && municipalityCode === null)
  })
}
