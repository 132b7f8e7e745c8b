/**
 * Proofs of a Merkle tree, checked without the tree (RFC 6962, section 2.1; the walks are those of RFC 9162, sections
 * 2.1.3.2 and 2.1.4.2). Numbers are halved and not shifted: a tree may have more leaves than 32 bits can count.
 */
import { isEqual } from '../bytes/bytes.ts'
import { HASH_BYTES, hashNode } from './hashing.ts'

export type Inclusion = {
  index: number
  size: number
  leaf: Uint8Array
  root: Uint8Array
  proof: readonly Uint8Array[]
}

/** Whether the leaf stands at this index in the tree of this size and root. */
export function isIncluded({ index, size, leaf, root, proof }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...proof])) return false
  let [place, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      hash = hashNode(sibling, hash)
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)]
    } else {
      hash = hashNode(hash, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && isEqual(hash, root)
}

export type Growth = {
  from: number
  to: number
  oldRoot: Uint8Array
  newRoot: Uint8Array
  proof: readonly Uint8Array[]
}

/** Whether the larger tree begins with the smaller one, so that nothing in that was changed or taken away. */
export function isConsistent({ from, to, oldRoot, newRoot, proof }: Growth): boolean {
  if (!isSize(from) || !isSize(to) || from > to || !areHashes([oldRoot, newRoot, ...proof])) return false
  if (from === to) return proof.length === 0 && isEqual(oldRoot, newRoot)
  if (from === 0) return proof.length === 0
  let [place, last] = [from - 1, to - 1]
  while (isOdd(place)) [place, last] = [half(place), half(last)]

  // A smaller tree that is perfect is a node of the larger one, and its root is not sent.
  const [first, ...others] = place === 0 ? [oldRoot, ...proof] : proof
  if (!first) return false
  let [old, grown] = [first, first]
  for (const sibling of others) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      old = hashNode(sibling, old)
      grown = hashNode(sibling, grown)
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)]
    } else {
      grown = hashNode(grown, sibling)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && isEqual(old, oldRoot) && isEqual(grown, newRoot)
}

function isSize(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_BYTES)
}

function isOdd(count: number): boolean {
  return count % 2 === 1
}

function half(count: number): number {
  return Math.floor(count / 2)
}
