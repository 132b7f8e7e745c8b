/** Who asks: invented people of each municipality, some of whom write often, most once or twice. */
import { readFileSync } from 'node:fs'
import type { Network } from '@veche/contract/networks/index.ts'
import { z } from 'zod'
import { PAST_NETWORKS } from '../networks/index.ts'
import type { Sex } from '../words/fill-words.ts'
import { createChance } from './chance.ts'
import { type Locality, type Spot, spotIn, type Village } from './places.ts'

const Texts = z.array(z.string()).min(1)
const NAMES = z
  .object({ he: Texts, she: Texts, surnames: Texts })
  .parse(JSON.parse(readFileSync(new URL('../data/people.json', import.meta.url), 'utf8')))

export type Resident = {
  /** One person of one network. */
  key: string
  network: Network
  externalId: string
  name: string
  sex: Sex
  home: Spot
}

export type Residents = { resident: (network: Network, livesIn: Living, number: number) => Resident }
type Living = { locality: Locality; village: Village | null }

/** Made when they are first asked for; their numbers follow one another, so no two people share one. */
export function createResidents(seed: string): Residents {
  const known = new Map<string, Resident>()
  return {
    resident(network, { locality, village }, number) {
      const key = `${locality.code} ${village?.name ?? ''} ${network} ${number}`
      const resident =
        known.get(key) ?? inventResident(key, { seed, network, locality, village, count: known.size })
      known.set(key, resident)
      return resident
    },
  }
}

type Inventing = Living & { seed: string; network: Network; count: number }

function inventResident(key: string, { seed, network, locality, village, count }: Inventing): Resident {
  const chance = createChance(seed, 'resident', key)
  const sex: Sex = chance.isLucky(0.58) ? 'she' : 'he'
  const surname = chance.choose(NAMES.surnames)
  const name = `${chance.choose(NAMES[sex])} ${sex === 'she' ? `${surname}а` : surname}`
  const externalId = PAST_NETWORKS[network].authorOf(count)
  return { key, network, externalId, name, sex, home: spotIn(locality, village, chance) }
}
