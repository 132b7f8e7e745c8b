import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { createKept } from '../../../platform/database/kept.ts'
import { listPolygons } from '../directory.repository.ts'
import type { Boundary, RegionMap } from '../domain/region-map.ts'

const Ring = z.array(z.tuple([z.number(), z.number()]))
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
])

const kept = createKept(async (aside): Promise<RegionMap> => (await listPolygons(aside)).map(toBoundary))

/** Boundaries of all municipalities that have one, from memory. Empty when the directory holds none. */
export function getRegionMap(db: Db): Promise<RegionMap> {
  return kept.get(db)
}

function toBoundary({
  municipalityCode,
  geometry,
}: {
  municipalityCode: string
  geometry: unknown
}): Boundary {
  const { type, coordinates } = Geometry.parse(geometry)
  return { municipalityCode, rings: type === 'Polygon' ? coordinates : coordinates.flat() }
}
