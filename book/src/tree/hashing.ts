/** Hashes of a Merkle tree (RFC 6962, section 2.1). A leaf and a node begin with different bytes, so none passes for the other. */
import type { Bytes } from '../bytes/bytes.ts'
import { sha256 } from '../bytes/sha256.ts'

export const HASH_BYTES = 32
export const EMPTY_ROOT = sha256(new Uint8Array(0))

const LEAF = 0
const NODE = 1

export function hashLeaf(entry: Uint8Array): Bytes {
  const message = new Uint8Array(1 + entry.length)
  message[0] = LEAF
  message.set(entry, 1)
  return sha256(message)
}

export function hashNode(left: Uint8Array, right: Uint8Array): Bytes {
  const message = new Uint8Array(1 + 2 * HASH_BYTES)
  message[0] = NODE
  message.set(left, 1)
  message.set(right, 1 + HASH_BYTES)
  return sha256(message)
}

/** The root above hashes that lie one behind the other; they are 1, 2, 4, 8 … in number. */
export function hashPerfect(hashes: Uint8Array): Bytes {
  let row = new Uint8Array(hashes)
  while (row.length > HASH_BYTES) row = hashPairs(row)
  return row
}

function hashPairs(row: Bytes): Bytes {
  const above = new Uint8Array(row.length / 2)
  for (let at = 0; at < above.length; at += HASH_BYTES) {
    const middle = 2 * at + HASH_BYTES
    above.set(hashNode(row.subarray(2 * at, middle), row.subarray(middle, middle + HASH_BYTES)), at)
  }
  return above
}
