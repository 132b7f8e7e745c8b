import { useKeptWords as useKept } from '../../../lib/forms/kept-words.ts'

export type WordsPlace = { userId: string; fakeId: string; field: string }

/** By person and card. */
export function useKeptWords({ userId, fakeId, field }: WordsPlace, saved: string) {
  return useKept(`fake-words.${userId}.${fakeId}.${field}`, saved)
}
