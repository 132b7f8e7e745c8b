/** Sets of a claim, its carriers and its near misses, and talk that claims nothing. */
import { z } from 'zod'
import { readTraining } from '../sources.ts'

export const RumourRow = z.object({
  set: z.string().nullish(),
  /** `near` of one author is `miss` of another. */
  kind: z.enum(['claim', 'carrier', 'miss', 'near', 'talk']),
  text: z.string(),
})
export type RumourRow = z.infer<typeof RumourRow>
export type ToldOf = { author: string; set: string | null; kind: 'carrier' | 'miss' | 'talk'; text: string }
/** A text is compared with the claims of its own author, because two authors may have written of one rumour. */
export type RumourSets = { claims: { author: string; set: string; text: string }[]; told: ToldOf[] }

export function toSets(rows: readonly RumourRow[], author = ''): RumourSets {
  const named = rows.map((row) => ({ ...row, set: row.set ? `${author}${row.set}` : null }))
  return {
    claims: named.flatMap(({ kind, set, text }) => (kind === 'claim' && set ? [{ author, set, text }] : [])),
    told: named.flatMap(({ kind, set, text }) =>
      kind === 'claim' ? [] : [{ author, set, text, kind: kind === 'near' ? 'miss' : kind }],
    ),
  }
}

/** Those whose texts teach the starter. */
export const RUMOUR_AUTHORS = [...'abcdefghijklmn'].map((letter) => `rumours-${letter}` as const)

export function readRumourSets(name: (typeof RUMOUR_AUTHORS)[number]): RumourSets {
  return toSets(readTraining(name, RumourRow), name)
}

export function joinSets(sets: readonly RumourSets[]): RumourSets {
  return { claims: sets.flatMap(({ claims }) => claims), told: sets.flatMap(({ told }) => told) }
}
