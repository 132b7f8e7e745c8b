/** What questions are made of, and who asks where. */
import type { Network } from '@veche/contract/common.ts'
import { PAST_NETWORKS } from '../../networks/index.ts'
import type { Words } from '../../words/read-words.ts'
import type { Place } from '../asked.ts'
import type { Chance } from '../chance.ts'
import type { PastDay } from '../days.ts'
import { chooseVillage, type Locality, type Village } from '../places.ts'
import type { Resident, Residents } from '../residents.ts'
import type { Scenario } from '../scenario.ts'

export type DemandSource = {
  seed: string
  days: readonly PastDay[]
  /** About how many questions in all. */
  size: number
  localities: readonly Locality[]
  scenario: Scenario
  words: Words
  residents: Residents
  /** Networks in which a municipality has a page. */
  networksOf: (municipalityCode: string) => readonly Network[]
}

/** So many of a place write, once or often, and more of them where more is written. */
const PEOPLE_OF_A_PLACE = 0.011
const LEAST_PEOPLE = 6
/** A few write much. */
const OFTEN = 1.4

type Living = { locality: Locality; village: Village | null }

export function chooseResident(
  { networksOf, residents }: DemandSource,
  { locality, village }: Living,
  chance: Chance,
): Resident {
  const network = chance.weighted(networksOf(locality.code), (one) => PAST_NETWORKS[one].weight)
  const population = village?.population ?? locality.townPopulation
  const writing = Math.round(population * PEOPLE_OF_A_PLACE * (1 + PAST_NETWORKS[network].weight / 20))
  const number = Math.floor(Math.max(LEAST_PEOPLE, writing) * chance.next() ** OFTEN)
  return residents.resident(network, { locality, village }, number)
}

export function choosePlace(network: Network, chance: Chance): Place {
  const [first, share] = PAST_NETWORKS[network].surfaces
  return { network, surface: chance.isLucky(share) ? first : 'private' }
}

/** Null: the town itself. */
export function chooseHome(
  { scenario }: DemandSource,
  { locality, isVillage }: { locality: Locality; isVillage: boolean },
  chance: Chance,
): Village | null {
  const { code, townPopulation, population } = locality
  if (!isVillage && chance.isLucky(townPopulation / population)) return null
  return chooseVillage(locality, (one) => one.population * scenario.loudnessOf(code, one.name), chance)
}

export function getLocality({ localities }: DemandSource, code: string): Locality {
  const locality = localities.find((one) => one.code === code)
  if (!locality) throw new Error(`No place ${code}`)
  return locality
}
