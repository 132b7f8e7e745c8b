import type { Db } from '../../../platform/database/db.ts'
import { getRegionMap, municipalityAt } from '../../directory/index.ts'
import { readPoint } from '../domain/asked.ts'

/** The municipality of a point; nothing without a point, or if the directory has no boundaries. */
export async function findPlace(
  db: Db,
  latitude: string,
  longitude: string,
): Promise<{ municipality: string | null; isOutside: boolean }> {
  const point = readPoint(latitude, longitude)
  const map = await getRegionMap(db)
  if (point === null || map.length === 0) return { municipality: null, isOutside: false }
  const municipality = municipalityAt(map, point)
  return { municipality, isOutside: municipality === null }
}
