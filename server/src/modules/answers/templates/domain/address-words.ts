import { findPlace } from '../../../text/index.ts'

type Place = { settlement: string | null; street: string | null; house: string | null; object: string | null }

/**
 * The address as an answer says it: the one that people keep, else the first that the author's own words name. A house
 * without a street is of no street.
 */
export function addressWords(kept: Place, asked: readonly string[]): string {
  const isKnown = [kept.settlement, kept.street, kept.house, kept.object].some((part) => part !== null)
  const read = asked.map((text) => findPlace(text, null)).find(({ street, object }) => street ?? object)
  const { settlement, street, house, object } = isKnown ? kept : (read ?? kept)
  return [settlement, street, house, object].filter(Boolean).join(', ')
}
