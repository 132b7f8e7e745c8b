/**
 * SHA-256 (FIPS 180-4). The browser's own gives a promise for each hash and is missing on a page without TLS; one that
 * answers at once lets server, command line and page hash a tree by the same few functions.
 */
import type { Bytes } from './bytes.ts'

const BLOCK = 64
const START = Int32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
)
// biome-ignore format: a table
const ROUNDS = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
)

/** One of each is enough: nothing here waits, so no two hashes are under way at once. */
const state = new Int32Array(8)
const words = new Int32Array(BLOCK)
const tail = new Uint8Array(2 * BLOCK)
const tailView = new DataView(tail.buffer)

export function sha256(message: Uint8Array): Bytes {
  state.set(START)
  const rest = message.length % BLOCK
  const whole = message.length - rest
  for (let at = 0; at < whole; at += BLOCK) mixIn(message, at)
  mixInTail(message.subarray(whole), message.length)

  const hash = new Uint8Array(32)
  const view = new DataView(hash.buffer)
  state.forEach((word, at) => {
    view.setInt32(4 * at, word)
  })
  return hash
}

/** The last bytes, a bit, zeroes, and the length of the whole in bits. */
function mixInTail(rest: Uint8Array, length: number): void {
  const end = rest.length < BLOCK - 8 ? BLOCK : 2 * BLOCK
  tail.fill(0)
  tail.set(rest)
  tail[rest.length] = 0x80
  tailView.setUint32(end - 8, Math.floor(length / 2 ** 29))
  tailView.setUint32(end - 4, length << 3)
  for (let at = 0; at < end; at += BLOCK) mixIn(tail, at)
}

function mixIn(bytes: Uint8Array, from: number): void {
  spread(bytes, from)
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let at = 0; at < BLOCK; at++) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + ROUNDS[at]! + words[at]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  // A store into words of 32 bits drops what is carried beyond them.
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

/** Sixteen words of the block make sixty-four. */
function spread(bytes: Uint8Array, from: number): void {
  for (let at = 0; at < 16; at++) {
    const byte = from + 4 * at
    words[at] = (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!
  }
  for (let at = 16; at < BLOCK; at++) {
    const near = words[at - 2]!
    const far = words[at - 15]!
    words[at] =
      words[at - 16]! +
      (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) +
      words[at - 7]! +
      (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10))
  }
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
