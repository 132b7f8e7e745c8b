/** Where a text speaks of, from what the rules of texts read in it without a channel. */
import type { Suggestions } from '../../../text/index.ts'
import type { Whereabouts } from './match.ts'

export function whereaboutsOf(
  read: Pick<Suggestions, 'municipality' | 'place'> | undefined,
  around: string | null,
): Whereabouts {
  const { municipality, place } = read ?? {}
  const isOne = municipality?.reasons.some(({ code }) => code === 'named_in_text') ?? false
  // Several: which of them is meant, nobody can say.
  return {
    named: isOne && municipality ? [municipality.code] : [],
    settlement: place?.settlement ?? null,
    around,
  }
}
