/**
 * What stays private of a question stands in the Book as a hash: nobody can read it, and who has the random bytes can
 * show that the question was this one.
 */
import { type Bytes, bytesOf, hexOf, join } from '../bytes/bytes.ts'
import { sha256 } from '../bytes/sha256.ts'
import { canonicalJson } from './canonical-json.ts'

export type Committed = { author: string; id: string; text: string }

export const RANDOM_BYTES = 32

/** `random`: 32 bytes that nobody can guess, else short texts could be tried one after another. */
export function computeCommitment(random: Bytes, { author, id, text }: Committed): string {
  if (random.length !== RANDOM_BYTES) throw new RangeError(`A commitment needs ${RANDOM_BYTES} random bytes`)
  return hexOf(sha256(join(random, bytesOf(canonicalJson({ author, id, text })))))
}
