/** Is it the same trouble again? The same author and topic, or the same place and topic by anybody, within the window. */
import { DAY_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'
import type { Incident } from '../steps/index.ts'

export type Repeat = { repeatOfId: string; repeatKind: 'author' | 'place'; repeatNo: number }
type Limits = { repeatWindowDays: number; repeatRadiusMetres: number }

export const METRES_PER_DEGREE = 111_320

export async function findRepeat(tx: Tx, incident: Incident, limits: Limits): Promise<Repeat | null> {
  const { topicCode } = incident
  if (topicCode === null) return null
  const own = await tx
    .selectFrom('incident')
    .select(['authorId', 'addressKey', 'latitude', 'longitude'])
    .where('id', '=', incident.id)
    .executeTakeFirstOrThrow()
  const since = new Date(incident.foundAt.getTime() - limits.repeatWindowDays * DAY_MS)
  const earlier = () =>
    tx
      .selectFrom('incident')
      .where('topicCode', '=', topicCode)
      .where('foundAt', '>=', since)
      .where('foundAt', '<', incident.foundAt)
      .where('step', 'not in', ['new', 'dismissed', 'merged'])
      .where('id', '<>', incident.id)
      .select(({ fn }) => [
        fn.countAll<number>().as('count'),
        sql<string | null>`(array_agg(incident.id order by incident.found_at desc, incident.id desc))[1]`.as(
          'lastId',
        ),
      ])
  const { authorId, addressKey, latitude, longitude } = own
  const byAuthor = authorId
    ? await earlier().where('authorId', '=', authorId).executeTakeFirstOrThrow()
    : null
  if (byAuthor?.lastId) return repeatOf('author', byAuthor.lastId, byAuthor.count)
  const hasHouse = incident.address.street !== null && incident.address.house !== null
  const byAddress =
    hasHouse && addressKey
      ? await earlier()
          .where('addressKey', '=', addressKey)
          // Every town has a Lenin street.
          .where('municipalityCode', 'is not distinct from', incident.municipalityCode)
          .executeTakeFirstOrThrow()
      : null
  if (byAddress?.lastId) return repeatOf('place', byAddress.lastId, byAddress.count)
  if (latitude === null || longitude === null) return null
  const reach = limits.repeatRadiusMetres / METRES_PER_DEGREE
  const lonReach = reach / Math.max(Math.cos((latitude * Math.PI) / 180), 0.01)
  const near = await earlier()
    .where('latitude', '>=', latitude - reach)
    .where('latitude', '<=', latitude + reach)
    .where('longitude', '>=', longitude - lonReach)
    .where('longitude', '<=', longitude + lonReach)
    .where(
      sql<boolean>`power(latitude - ${latitude}, 2) + power((longitude - ${longitude}) * ${reach / lonReach}, 2)
        <= power(${reach}::float8, 2)`,
    )
    .executeTakeFirstOrThrow()
  return near.lastId ? repeatOf('place', near.lastId, near.count) : null
}

function repeatOf(repeatKind: 'author' | 'place', repeatOfId: string, earlier: number): Repeat {
  return { repeatOfId, repeatKind, repeatNo: Number(earlier) + 1 }
}
