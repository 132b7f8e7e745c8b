/** What the tests of the region share. */
import { readLibrary } from './library.ts'
import { findHomes, invitePeople } from './residents/people.ts'
import { createScript, type Script } from './residents/script.ts'

export const library = readLibrary()
export const municipalities = library.places.map(({ code, inTown }) => ({
  code,
  name: `Округ ${code}`,
  shortName: code,
  centre: inTown.slice(2),
}))
export const homes = findHomes(municipalities, library)

export function buildScript({ seed = 'novgorod', run = 0 }: { seed?: string; run?: number } = {}): Script {
  return createScript({ seed, run, library, homes, people: invitePeople(seed, homes) })
}
