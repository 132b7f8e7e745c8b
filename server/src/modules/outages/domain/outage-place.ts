/** A place of an outage, and whether a question's address stands in it. */
import { bestFit, type Fit, fitOfHouse, type HouseRule, readHouse } from './house.ts'

/**
 * `settlement` is a key without its kind; null: the centre of the municipality, or nobody said. `houses` null: all of the
 * street.
 */
export type OutagePlace =
  | { kind: 'municipality' }
  | { kind: 'settlement'; settlement: string | null }
  | { kind: 'street'; settlement: string | null; street: string; houses: HouseRule[] | null }

/** An address in the same keys. */
export type AskedPlace = { settlement: string | null; street: string | null; house: string | null }

export function fitOf(places: readonly OutagePlace[], asked: AskedPlace): Fit {
  return bestFit(places.map((place) => fitOfPlace(place, asked)))
}

function fitOfPlace(place: OutagePlace, asked: AskedPlace): Fit {
  if (place.kind === 'municipality') return 'exact'
  if (place.kind === 'settlement') return place.settlement === asked.settlement ? 'exact' : 'none'
  if (place.street !== asked.street) return 'none'
  const inHouses = fitInStreet(place.houses, asked.house)
  if (place.settlement === asked.settlement) return inHouses
  // «Ленина, 5» of somebody who does not name their village: every village has such a street.
  return asked.settlement === null && inHouses !== 'none' ? 'possible' : 'none'
}

function fitInStreet(houses: readonly HouseRule[] | null, asked: string | null): Fit {
  if (houses === null) return 'exact'
  const house = asked === null ? null : readHouse(asked)
  return house === null ? 'possible' : fitOfHouse(houses, house)
}
