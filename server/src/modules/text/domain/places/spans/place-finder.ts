/** Prepares the names of a region once, to find places in many texts. */
import { compileCatalogue, type MunicipalitySource, type SettlementSource } from '../../catalogue.ts'
import { findPlaces } from './find-places.ts'
import type { PlaceSpan } from './place-span.ts'

export type MunicipalityNames = MunicipalitySource & { shortName: string; centre: string }
export type PlaceFinder = (text: string) => PlaceSpan[]

export function createPlaceFinder(
  municipalities: readonly MunicipalityNames[],
  settlements: readonly SettlementSource[],
): PlaceFinder {
  const catalogue = compileCatalogue({ topics: [], municipalities, settlements })
  const names = new Map(
    municipalities.map(({ code, shortName, centre }) => [code, { name: shortName, centre }]),
  )
  return (text) => findPlaces(catalogue, names, text)
}
