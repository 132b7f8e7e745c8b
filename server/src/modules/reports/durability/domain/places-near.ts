/** What stands at the same object, or within a hundred metres. */

export type Point = { readonly latitude: number; readonly longitude: number }
/** `objectId`: a house, a school, a stop. Null is not known. */
export type PlaceOfTrouble = { readonly objectId: string | null; readonly point: Point | null }

export const NEAR_METRES = 100
const EARTH_METRES = 6_371_000
const METRES_OF_DEGREE = (Math.PI / 180) * EARTH_METRES

export type PlaceIndex<Row> = { readonly near: (place: PlaceOfTrouble) => Row[] }

export function createPlaceIndex<Row extends PlaceOfTrouble>(rows: readonly Row[]): PlaceIndex<Row> {
  const byObject = Map.groupBy(rows, ({ objectId }) => objectId)
  const byRow = Map.groupBy(rows, ({ point }) => (point ? rowOf(point) : null))
  return {
    near({ objectId, point }) {
      const found = new Set(objectId === null ? [] : byObject.get(objectId))
      for (const row of point ? [rowOf(point) - 1, rowOf(point), rowOf(point) + 1] : []) {
        for (const one of byRow.get(row) ?? []) {
          if (one.point && point && metresBetween(one.point, point) <= NEAR_METRES) found.add(one)
        }
      }
      return [...found]
    },
  }
}

/** Strips of a little more than a hundred metres from south to north: near places stand in one or in neighbouring ones. */
function rowOf({ latitude }: Point): number {
  return Math.floor((latitude * METRES_OF_DEGREE) / (1.01 * NEAR_METRES))
}

/** On the sphere, by the haversine formula. */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const chord =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude)
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)))
}
