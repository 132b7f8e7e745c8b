/** What the tests of the region share. */

import { findHomes, invitePeople } from './residents/people.ts'
import { createScript, type Script } from './residents/script.ts'
import { readPhrasebook } from './texts/phrasebook.ts'

export const phrasebook = readPhrasebook()
export const municipalities = phrasebook.places.map(({ code, inTown }) => ({
  code,
  name: `Округ ${code}`,
  shortName: code,
  centre: inTown.slice(2),
}))
export const homes = findHomes(municipalities, phrasebook)

export function buildScript({ seed = 'novgorod', run = 0 }: { seed?: string; run?: number } = {}): Script {
  return createScript({ seed, run, phrasebook, homes, people: invitePeople(seed, homes) })
}
