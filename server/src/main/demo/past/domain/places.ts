/** Where in a municipality something happens: its town, its villages by their size, streets, houses and a point on the map. */
import { municipalityAt, type Point, type RegionMap } from '../../../../modules/directory/index.ts'
import type { PlaceWords } from '../words/read-words.ts'
import { type Chance, createChance } from './chance.ts'

export type Village = { kind: PlaceWords['villages'][number][0]; name: string; population: number }
export type Spot = {
  municipalityCode: string
  town: string
  words: PlaceWords
  /** Null: in the town itself. */
  village: Village | null
  street: string
  house: string
}
export type Locality = {
  code: string
  town: string
  population: number
  /** Null where the centre belongs to another municipality: all people live in villages. */
  townPopulation: number
  words: PlaceWords
  villages: readonly Village[]
  centre: Point
}

type Source = {
  municipalities: readonly {
    code: string
    centre: string
    population: number | null
    latitude: number | null
    longitude: number | null
  }[]
  settlements: readonly { name: string; municipalityCode: string; population: number | null }[]
  places: readonly PlaceWords[]
}

const SMALL_VILLAGE = 400
/** The centre of the district around the city is the city. */
const WITHOUT_TOWN = ['novgorodsky']
const VILLAGE_STREETS = ['Центральная', 'Школьная', 'Новая', 'Молодёжная', 'Заречная', 'Садовая', 'Лесная']
const VILLAGE_HOUSES = 40

export function listLocalities({ municipalities, settlements, places }: Source): Locality[] {
  return municipalities.flatMap(({ code, centre, population, latitude, longitude }) => {
    const words = places.find((place) => place.code === code)
    if (!words || population === null || latitude === null || longitude === null) return []
    const villages = words.villages.map(([kind, name]) => {
      const known = settlements.find((one) => one.municipalityCode === code && one.name === name)
      return { kind, name, population: known?.population ?? SMALL_VILLAGE }
    })
    const inVillages = villages.reduce((sum, village) => sum + village.population, 0)
    const townPopulation = WITHOUT_TOWN.includes(code) ? 0 : Math.max(population - inVillages, population / 3)
    const point = { latitude, longitude }
    return [{ code, town: centre, population, townPopulation, words, villages, centre: point }]
  })
}

export function chooseVillage(
  { villages }: Locality,
  weightOf: (village: Village) => number,
  chance: Chance,
): Village {
  return chance.weighted(villages, weightOf)
}

export function spotIn(locality: Locality, village: Village | null, chance: Chance): Spot {
  const { code, town, words } = locality
  const streets = village ? VILLAGE_STREETS : words.streets
  return {
    ...{ municipalityCode: code, town, words, village },
    street: chance.choose(streets),
    house: String(1 + chance.below(village ? VILLAGE_HOUSES : words.houses)),
  }
}

const KM_OF_DEGREE = 111.32

/** One house lies at one point, whoever names it; it lies within the boundaries of its municipality. */
export function createSurveyor(map: RegionMap, localities: readonly Locality[]): (spot: Spot) => Point {
  const centres = new Map(localities.map(({ code, centre }) => [code, centre]))
  const known = new Map<string, Point>()
  function near(key: string, around: Point, { code, km }: { code: string; km: number }): Point {
    const found = known.get(key)
    if (found) return found
    const chance = createChance('point', key)
    let point = around
    for (let reach = km; reach > 0.05; reach *= 0.7) {
      const [angle, far] = [chance.between(0, 2 * Math.PI), reach * Math.sqrt(chance.next())]
      const wide = Math.cos((around.latitude * Math.PI) / 180)
      point = {
        latitude: round(around.latitude + (far * Math.sin(angle)) / KM_OF_DEGREE),
        longitude: round(around.longitude + (far * Math.cos(angle)) / (KM_OF_DEGREE * wide)),
      }
      if (municipalityAt(map, point) === code) break
    }
    known.set(key, point)
    return point
  }
  return ({ municipalityCode: code, village, street, house }) => {
    const town = centres.get(code)
    if (!town) throw new Error(`No place ${code}`)
    const middle = village ? near(`${code} ${village.name}`, town, { code, km: 20 }) : town
    const block = near(`${code} ${village?.name} ${street}`, middle, { code, km: village ? 0.6 : 2 })
    return near(`${code} ${village?.name} ${street} ${house}`, block, { code, km: 0.3 })
  }
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
