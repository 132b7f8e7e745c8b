/** Which problems that stand may be the one that somebody is about to ask about. Pure. */
export type Point = { latitude: number; longitude: number }
export type Standing = {
  latitude: number | null
  longitude: number | null
  settlement: string | null
  street: string | null
}
export type AskedPlace = { point: Point | null; settlement: string | null; street: string | null }

/** A few houses: further away it is another pit, lamp or pipe. */
export const NEAR_M = 300
const METRES_OF_DEGREE = 111_320

/** Within a few houses of the point, or in the same street of the same settlement. */
export function isNear(
  standing: Standing,
  { point, settlement, street }: AskedPlace,
  keyOf: (street: string) => string,
): boolean {
  const { latitude, longitude } = standing
  if (point && latitude !== null && longitude !== null)
    return metresBetween(point, { latitude, longitude }) <= NEAR_M
  if (street === null || standing.street === null) return false
  const isElsewhere =
    settlement !== null && standing.settlement !== null && keyOf(settlement) !== keyOf(standing.settlement)
  return !isElsewhere && keyOf(street) === keyOf(standing.street)
}

/** Flat within a region: good to a metre at the distances that count here. */
export function metresBetween(one: Point, other: Point): number {
  const perDegree = METRES_OF_DEGREE * Math.cos((((one.latitude + other.latitude) / 2) * Math.PI) / 180)
  return Math.hypot(
    (one.longitude - other.longitude) * perDegree,
    (one.latitude - other.latitude) * METRES_OF_DEGREE,
  )
}
