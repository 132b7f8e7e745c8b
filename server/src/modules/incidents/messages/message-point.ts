/** The point that an author attached to a message: on the map of a messenger, of the form or of Open311. */
import { z } from 'zod'
import { municipalityAt, type Point, type RegionMap } from '../../directory/index.ts'
import type { StoredMessage } from '../../inbox/index.ts'
import type { PointFact } from '../../text/index.ts'

const StoredPoint = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})

export function pointOf({ geo }: Pick<StoredMessage, 'geo'>): Point | null {
  return StoredPoint.safeParse(geo).data ?? null
}

/** Null: there is no point, or the directory has no boundaries to compare it with. */
export function pointFactOf(message: Pick<StoredMessage, 'geo'>, map: RegionMap): PointFact | null {
  const point = pointOf(message)
  if (point === null || map.length === 0) return null
  const municipalityCode = municipalityAt(map, point)
  return municipalityCode === null ? 'outside' : { municipalityCode }
}
