/**
 * Chance that a seed repeats: sfc32, 128 bits of state, because thousands of draws for each of hundreds of bodies must not
 * meet on one short cycle. Never used for a secret.
 */

/** Above 0 and below 1, so that a logarithm of it exists. */
export type Random = () => number

/** Each list of parts names a stream of its own: draws for a body do not depend on which other bodies there are. */
export function createRandom(...seed: readonly (number | string)[]): Random {
  const hash = hashText(JSON.stringify(seed))
  let a = hash()
  let b = hash()
  let c = hash()
  let counter = 1
  function next(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return ((sum >>> 0) + 0.5) / 2 ** 32
  }
  // The words of the seed reach every bit of the state within some rounds.
  for (let round = 0; round < 12; round += 1) next()
  return next
}

/** Words of 32 bits of one text, as MurmurHash3 mixes them. */
function hashText(text: string): () => number {
  let state = 1779033703 ^ text.length
  for (let at = 0; at < text.length; at += 1) {
    state = Math.imul(state ^ text.charCodeAt(at), 3432918353)
    state = (state << 13) | (state >>> 19)
  }
  return () => {
    state = Math.imul(state ^ (state >>> 16), 2246822507)
    state = Math.imul(state ^ (state >>> 13), 3266489909)
    state ^= state >>> 16
    return state | 0
  }
}
