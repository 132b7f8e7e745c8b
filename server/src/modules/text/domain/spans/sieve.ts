/**
 * Holds a long list of words in a few bits each (a Bloom filter): every word of the list is found, and one word in
 * two thousand that is not of it. A hundred and eighty thousand surnames take 360 KB and no time to load.
 */
export type PackedSieve = { size: number; bits: string }
export type Sieve = (word: string) => boolean

const BITS_A_WORD = 16
const PLACES = 11

export function buildSieve(words: Iterable<string>): PackedSieve {
  const unique = [...new Set(words)]
  const size = Math.max(8, Math.ceil((unique.length * BITS_A_WORD) / 8) * 8)
  const bits = new Uint8Array(size / 8)
  for (const word of unique)
    for (const place of placesOf(word, size)) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return { size, bits: Buffer.from(bits).toString('base64') }
}

export function openSieve({ size, bits }: PackedSieve): Sieve {
  const bytes = Buffer.from(bits, 'base64')
  return (word) => {
    const [first, step] = hash(word)
    for (let at = 0; at < PLACES; at += 1) {
      const place = (first + at * step) % size
      if (((bytes[place >> 3] ?? 0) & (1 << (place & 7))) === 0) return false
    }
    return true
  }
}

function placesOf(word: string, size: number): number[] {
  const [first, step] = hash(word)
  return Array.from({ length: PLACES }, (_, at) => (first + at * step) % size)
}

function hash(word: string): [number, number] {
  let [first, step] = [0x811c9dc5, 0x9747b28c]
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    first = Math.imul(first ^ code, 0x01000193) >>> 0
    step = Math.imul((step ^ code) + (step >>> 13), 0x85ebca6b) >>> 0
  }
  return [(first ^ (first >>> 15)) >>> 0, (step | 1) >>> 0]
}
