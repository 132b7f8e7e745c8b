/** Counts what still refers to a row that is to be switched off. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { countPeopleInScope } from '../../access/index.ts'
import type { DirectoryContext, Place } from '../change-directory.ts'
import { countAgencies, countRoutes } from './places.repository.ts'

export type Usage = Record<'incidents' | 'agencies' | 'routes' | 'people' | 'channels', number>

export async function countUsage(tx: Tx, context: DirectoryContext, place: Place): Promise<Usage> {
  return {
    ...(await context.countUse(tx, place)),
    agencies: place.kind === 'municipality' ? await countAgencies(tx, place.code) : 0,
    routes: await countRoutes(tx, place),
    people: await countPeopleInScope(tx, place),
  }
}

export async function requireUnused(tx: Tx, context: DirectoryContext, place: Place): Promise<void> {
  const usage = await countUsage(tx, context, place)
  if (Object.values(usage).some((count) => count > 0)) {
    throw new ConflictError('directory.in_use', { code: place.code, ...usage })
  }
}
