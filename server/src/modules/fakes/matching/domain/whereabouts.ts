/** Where a text speaks of, from what the rules of texts read in it without a channel. */
import type { Suggestions } from '../../../text/index.ts'
import type { Whereabouts } from './match.ts'

export function whereaboutsOf(
  read: Pick<Suggestions, 'municipality' | 'place'> | undefined,
  around: string | null,
): Whereabouts {
  const { municipality, place } = read ?? {}
  const isOne = municipality?.reasons.some(({ code }) => code === 'named_in_text') ?? false
  // If several places match, the text does not say which is meant, so none is taken.
  return {
    named: isOne && municipality ? [municipality.code] : [],
    settlement: place?.settlement ?? null,
    around,
  }
}
