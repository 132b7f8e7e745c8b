/**
 * A history whose words were erased still verifies: a row that has lost them keeps its hash, and the row «erased» that
 * follows carries a hash over all that is left of such rows. Without it a row without words is a break.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'

type Row = { seq: number; type: string; hash: string; details: unknown }

const WithoutWords = z.object({ erased: z.literal(true) })
const Seal = z.object({ kept: z.string() })

export function isWithoutWords({ details }: Pick<Row, 'details'>): boolean {
  return WithoutWords.safeParse(details).success
}

/** What the row «erased» says of all rows without words. */
export function sealOf(rows: readonly Row[]): string {
  return createHash('sha256')
    .update(canonicalJson(rows.filter(isWithoutWords)))
    .digest('hex')
}

/** The first row whose words are gone and that no row «erased» speaks for; null where there is none. */
export function findUnsealed(rows: readonly Row[]): number | null {
  const bare = rows.filter(isWithoutWords)
  const [first, last] = [bare[0], bare.at(-1)]
  if (!first || !last) return null
  const erased = rows.find(({ type, seq }) => type === 'erased' && seq > last.seq)
  return Seal.safeParse(erased?.details).data?.kept === sealOf(bare) ? null : first.seq
}
