/** Who sees a schedule, and who may be sent figures of a place or rows of a view. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { type Actor, isPermitted, PERMISSIONS, scopesOf } from '../../access/index.ts'
import { ownPlaces } from '../../figures/index.ts'

export type Place = Pick<FigureFilter, 'municipalityCode' | 'agencyCode'>
type Person = Pick<Actor, 'id' | 'grants'>

/** Their own, and all for whoever schedules for the whole region. */
export function seesAll(actor: Actor): boolean {
  return scopesOf(actor, PERMISSIONS['reports.schedule'].roles).some(({ kind }) => kind === 'region')
}

export function seesSchedule(actor: Actor, { ownerId }: { ownerId: string }): boolean {
  return ownerId === actor.id || seesAll(actor)
}

export function mayReadPlace(person: Person, place: Place): boolean {
  const actor = asActor(person)
  if (!isPermitted(actor, 'figures.read')) return false
  const own = ownPlaces(actor)
  return (
    own === null ||
    own.some(
      ({ municipalityCode, agencyCode }) =>
        municipalityCode === place.municipalityCode && agencyCode === place.agencyCode,
    )
  )
}

/** What a schedule of theirs is about where no place is named: the first of their own, as when it is saved. */
export function placeMeant(owner: Actor, place: Place): Place {
  if (place.municipalityCode !== undefined || place.agencyCode !== undefined) return place
  return ownPlaces(owner)?.[0] ?? place
}

/** Rows of a view are what its owner sees: whoever gets them must see as much. */
export function maySeeRowsOf(person: Person, owner: Person): boolean {
  const { roles } = PERMISSIONS['incidents.export']
  const [own, wanted] = [scopesOf(asActor(person), roles), scopesOf(asActor(owner), roles)]
  if (own.some(({ kind }) => kind === 'region')) return true
  const keys = new Set(own.map((scope) => JSON.stringify(scope)))
  return wanted.length > 0 && wanted.every((scope) => keys.has(JSON.stringify(scope)))
}

function asActor({ id, grants }: Person): Actor {
  return { id, name: '', grants, tokenScopes: null }
}
