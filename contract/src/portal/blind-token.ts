/**
 * The side of the one who asks in an RSA blind signature, RSABSSA-SHA384-PSSZERO-Deterministic of RFC 9474: the server
 * signs what it does not see, and the signature is an ordinary RSASSA-PSS one with an empty salt.
 */
export type BlindKey = { n: string; e: string }
export type Blinding = { blinded: string; inverse: string }

const HASH_BYTES = 48

/** Hides a message behind a factor of chance; `inverse` takes it away again and stays where it was made. */
export async function blind(message: Uint8Array, key: BlindKey): Promise<Blinding> {
  const { n, e, bytes } = readKey(key)
  const encoded = toNumber(await encodePss(message, bytes))
  const [factor, inverse] = drawFactor(n, bytes)
  const hidden = (encoded * power(factor, e, n)) % n
  return { blinded: toText(toBytes(hidden, bytes)), inverse: toText(toBytes(inverse, bytes)) }
}

/** Gives the signature of the message, or null where what the server gave signs nothing. */
export async function unblind(
  message: Uint8Array,
  key: BlindKey,
  { signed, inverse }: { signed: string; inverse: string },
): Promise<string | null> {
  const { n, e, bytes } = readKey(key)
  const signature = (toNumber(fromText(signed)) * toNumber(fromText(inverse))) % n
  const isGood = power(signature, e, n) === toNumber(await encodePss(message, bytes))
  return isGood ? toText(toBytes(signature, bytes)) : null
}

function readKey({ n, e }: BlindKey) {
  const modulus = fromText(n)
  return { n: toNumber(modulus), e: toNumber(fromText(e)), bytes: modulus.length }
}

function drawFactor(n: bigint, bytes: number): [factor: bigint, inverse: bigint] {
  for (;;) {
    const factor = toNumber(crypto.getRandomValues(new Uint8Array(bytes)))
    if (factor < 1n || factor >= n) continue
    const inverse = invert(factor, n)
    if (inverse !== null) return [factor, inverse]
  }
}

/** EMSA-PSS of RFC 8017 with an empty salt, for a modulus whose highest bit is set. */
async function encodePss(message: Uint8Array, bytes: number): Promise<Uint8Array> {
  const digest = await sha384(join(new Uint8Array(8), await sha384(message)))
  const block = new Uint8Array(bytes - HASH_BYTES - 1)
  block[block.length - 1] = 1
  const mask = await stretch(digest, block.length)
  const masked = block.map((byte, place) => byte ^ (mask[place] ?? 0))
  masked[0] = (masked[0] ?? 0) & 0x7f
  return join(masked, digest, Uint8Array.of(0xbc))
}

/** MGF1. */
async function stretch(seed: Uint8Array, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let counter = 0; parts.length * HASH_BYTES < length; counter += 1)
    parts.push(await sha384(join(seed, Uint8Array.of(0, 0, 0, counter))))
  return join(...parts).subarray(0, length)
}

async function sha384(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-384', Uint8Array.from(bytes)))
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** By Euclid; null where there is none. */
function invert(value: bigint, modulus: bigint): bigint | null {
  let [low, high, one, two] = [value, modulus, 1n, 0n]
  while (low > 1n) {
    if (high === 0n) return null
    const times = low / high
    ;[low, high] = [high, low % high]
    ;[one, two] = [two, one - times * two]
  }
  return low === 1n ? ((one % modulus) + modulus) % modulus : null
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function toNumber(bytes: Uint8Array): bigint {
  let hex = '0x0'
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return BigInt(hex)
}

function toBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(length * 2, '0')
  return Uint8Array.from({ length }, (_, place) => Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16))
}

/** Base64 for addresses, as in a JWK. */
export function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromText(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}

/** What is signed: a number of chance that nobody but its holder knows. */
export function messageOf({ month, group, serial }: { month: string; group: string; serial: string }) {
  return new TextEncoder().encode(`veche pulse ${month} ${group} ${serial}`)
}
