/** Invents who lives in the region, spread over the municipalities by their size. */

import { inventName } from '../../lib/names.ts'
import { createRandom, hashText } from '../random.ts'
import type { Phrasebook, Place } from '../texts/phrasebook.ts'
import type { Sex } from './fill.ts'

export const RESIDENT_COUNT = 600
const LEAST_OF_A_PLACE = 6
const FIRST_ID = 180_000_000

export type Municipality = { code: string; name: string; shortName: string; centre: string }
export type Home = { municipality: Municipality; place: Place }
export type Person = {
  id: number
  firstName: string
  lastName: string
  sex: Sex
  municipalityCode: string
}

/** Gives the number that the emulator wants, because the region is called by a word. */
export function seedNumber(seed: string): number {
  return hashText(`emulator ${seed}`)
}

/** Lists municipalities that the texts know; a place without streets of its own stays silent. */
export function findHomes(municipalities: readonly Municipality[], phrasebook: Phrasebook): Home[] {
  return municipalities.flatMap((municipality) => {
    const place = phrasebook.places.find(({ code }) => code === municipality.code)
    return place ? [{ municipality, place }] : []
  })
}

/** Lists the largest first; the order does not depend on who lists them. */
export function bySize(homes: readonly Home[]): Home[] {
  return homes.toSorted(
    (a, b) => b.place.houses - a.place.houses || (a.municipality.code < b.municipality.code ? -1 : 1),
  )
}

export function invitePeople(seed: string, homes: readonly Home[]): Person[] {
  const random = createRandom(`${seed} people`)
  const first = homes.flatMap((home) => Array.from({ length: LEAST_OF_A_PLACE }, () => home))
  const rest = Array.from({ length: Math.max(0, RESIDENT_COUNT - first.length) }, () =>
    random.weighted(homes, ({ place }) => place.houses ** 1.5),
  )
  return [...first, ...rest].map(({ municipality }, index) => {
    // The emulator counts its residents from 1 and invents by that number, so a person has one name and sex in both.
    const number = index + 1
    return {
      id: FIRST_ID + number,
      ...inventName({ seed: seedNumber(seed), number }),
      municipalityCode: municipality.code,
    }
  })
}
