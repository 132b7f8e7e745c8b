/** Lines of streets, houses and objects: written by hand and from a file by the same rules. */
import { readHouses, writeHouses } from '@veche/contract/admin/place-routes/houses.ts'
import type { PlaceRoute, UpdatePlaceRouteRequest } from '@veche/contract/admin/place-routes/place-routes.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, changerByJournal } from '../../access/index.ts'
import { changeDirectory, type DirectoryContext, notFound } from '../change-directory.ts'
import { findPlaceConflict, namePlace } from '../domain/place-routing.ts'
import { readKnownCodes } from '../routes.repository.ts'
import {
  deletePlaceRoute,
  findBodyOfUnit,
  findPlaceRoute,
  insertPlaceRoute,
  listPlaceRoutesOf,
  updatePlaceRoute,
} from './place-routes.repository.ts'

type By = { actor: Actor }
type NameStreet = DirectoryContext['nameStreet']

export function addPlaceRoute(
  { db, nameStreet }: DirectoryContext,
  { route, actor }: By & { route: PlaceRoute },
) {
  const id = newId()
  return changeDirectory(db, {
    ...{ actor, action: 'directory.place_route_added', objectType: 'place_route', objectId: id },
    async run(tx) {
      const added = await insertSound(tx, { id, ...tidyPlaceRoute(route, nameStreet) })
      return { result: added, details: { ...added } }
    },
  })
}

export function changePlaceRoute(
  { db, nameStreet }: DirectoryContext,
  {
    id,
    request: { before, ...wanted },
    actor,
  }: By & { id: string; request: z.infer<typeof UpdatePlaceRouteRequest> },
) {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.place_route_changed', objectType: 'place_route', objectId: id },
    async run(tx) {
      const known = await findPlaceRoute(tx, id)
      if (!known) throw notFound(id)()
      const { id: _id, ...now } = known
      const findChanger = changerByJournal(tx, { objectType: 'place_route', objectId: id })
      const edit = { now, before, wanted: tidyPlaceRoute(wanted, nameStreet), findChanger }
      const route = { ...now, ...(await joinEdit(edit)) }
      requireOnePlace(route)
      await requireSound(tx, { id, ...route })
      await updatePlaceRoute(tx, id, route)
      return { result: { id, ...route }, details: { before: known, after: route } }
    },
  })
}

export function removePlaceRoute(
  { db }: DirectoryContext,
  { id, actor }: By & { id: string },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.place_route_removed', objectType: 'place_route', objectId: id },
    async run(tx) {
      const removed = await deletePlaceRoute(tx, id)
      return { result: undefined, details: { ...removed } }
    },
  })
}

export async function insertSound(tx: Tx, row: PlaceRoute & { id: string }): Promise<typeof row> {
  await requireSound(tx, row)
  await insertPlaceRoute(tx, row)
  return row
}

/** One spelling of a street and of a list of houses, so that one place is one line. */
export function tidyPlaceRoute<Row extends Pick<PlaceRoute, 'street' | 'houses' | 'object'>>(
  row: Row,
  nameStreet: NameStreet,
): Row {
  const { street, houses, object } = row
  const parts = houses === null ? null : readHouses(houses)
  return {
    ...row,
    street: street === null ? null : nameStreet(street),
    houses: parts === null ? houses : writeHouses(parts),
    object: object === null ? null : object.replaceAll(/\s+/gu, ' '),
  }
}

/** Two people may have changed one field each. */
function requireOnePlace({ topicCode, groupCode, street, houses, object }: PlaceRoute): void {
  if (topicCode !== null && groupCode !== null) throw new InvalidError('directory.topic_or_group')
  if ((street === null) === (object === null) || (houses !== null && street === null))
    throw new InvalidError('directory.street_or_object', { field: 'street' })
}

/** Checks the line against the directory and against the other lines of its municipality. */
async function requireSound(tx: Tx, { id, ...route }: PlaceRoute & { id: string }): Promise<void> {
  const known = await readKnownCodes(tx)
  for (const field of ['topicCode', 'groupCode', 'municipalityCode', 'agencyCode'] as const) {
    const code = route[field]
    if (code !== null && !known[field].has(code))
      throw new InvalidError('directory.unknown_code', { field, code })
  }
  const { unitCode, agencyCode } = route
  if (unitCode !== null && (await findBodyOfUnit(tx, unitCode)) !== agencyCode)
    throw new InvalidError('directory.foreign_unit', { field: 'unitCode', code: unitCode })
  const others = (await listPlaceRoutesOf(tx, route)).filter((other) => other.id !== id)
  const conflict = findPlaceConflict(route, others)
  if (!conflict) return
  const { route: other, house } = conflict
  throw new ConflictError('directory.place_route_conflict', {
    field: house === null ? (route.object === null ? 'street' : 'object') : 'houses',
    // The line it cannot stand beside, in words; a table names it in the same place as a code.
    ...{ code: namePlace(other), agencyCode: other.agencyCode, house },
  })
}
