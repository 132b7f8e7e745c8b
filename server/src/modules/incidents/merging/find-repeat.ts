/** Is it the same trouble again? The same author and topic, or the same place and topic by anybody, within the window. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { Incident } from '../steps/index.ts'
import {
  countEarlierAt,
  countEarlierByAuthor,
  countEarlierNear,
  getRepeatKeys,
} from './repeats.repository.ts'

export type Repeat = { repeatOfId: string; repeatKind: 'author' | 'place'; repeatNo: number }
type Limits = { repeatWindowDays: number; repeatRadiusMetres: number }

export async function findRepeat(tx: Tx, incident: Incident, limits: Limits): Promise<Repeat | null> {
  const { topicCode, foundAt, municipalityCode } = incident
  if (topicCode === null) return null
  const { authorId, addressKey, latitude, longitude } = await getRepeatKeys(tx, incident.id)
  const since = new Date(foundAt.getTime() - limits.repeatWindowDays * DAY_MS)
  const earlier = { id: incident.id, topicCode, since, before: foundAt }
  const byAuthor = authorId ? await countEarlierByAuthor(tx, earlier, authorId) : null
  if (byAuthor?.lastId) return repeatOf('author', byAuthor.lastId, byAuthor.count)
  const hasHouse = incident.address.street !== null && incident.address.house !== null
  const byAddress =
    hasHouse && addressKey ? await countEarlierAt(tx, earlier, { addressKey, municipalityCode }) : null
  if (byAddress?.lastId) return repeatOf('place', byAddress.lastId, byAddress.count)
  if (latitude === null || longitude === null) return null
  const point = { latitude, longitude }
  const near = await countEarlierNear(tx, earlier, { point, metres: limits.repeatRadiusMetres })
  return near.lastId ? repeatOf('place', near.lastId, near.count) : null
}

function repeatOf(repeatKind: 'author' | 'place', repeatOfId: string, earlier: number): Repeat {
  return { repeatOfId, repeatKind, repeatNo: Number(earlier) + 1 }
}
