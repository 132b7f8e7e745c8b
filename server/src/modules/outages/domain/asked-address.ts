/** An address as a resident types it into its own field: read as notices are, and as free words where that fails. */
import { findPlace } from '../../text/index.ts'
import { writeHouse } from './house.ts'
import { readAddresses } from './read-addresses.ts'

export type AskedAddress = { settlement: string | null; street: string | null; house: string | null }

const NOWHERE: AskedAddress = { settlement: null, street: null, house: null }

export function readAskedAddress(words: string, { centre }: { centre: string }): AskedAddress {
  const [place] = readAddresses(words, { centre }).places
  if (place?.kind === 'settlement') return { ...NOWHERE, settlement: place.settlement }
  if (place?.kind === 'street') {
    const [house] = place.houses ?? []
    return {
      ...{ settlement: place.settlement, street: place.street },
      house: house?.kind === 'one' ? writeHouse(house) : null,
    }
  }
  const { street, house } = findPlace(words, null)
  return { ...NOWHERE, street, house }
}
