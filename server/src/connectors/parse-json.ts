/** Runs of 16 digits and more may be integers above 2^53, which `JSON.parse` changes without a word. */
const LONG_DIGITS = /\d{16}/

/** The only way to write one: JSON allows none as it is. */
const ESCAPED_ZERO = '\\u0000'

type Source = { source?: unknown }

function hasSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && 'source' in value
}

function keepLongIntegers(_key: string, value: unknown, ...rest: unknown[]): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const context = rest[0]
  if (!hasSource(context) || typeof context.source !== 'string') return value
  return /^-?\d+$/.test(context.source) ? context.source : value
}

/** PostgreSQL keeps no zero bytes in text; the raw delivery has them as they came. */
function replaceZeros(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value
}

/** As `JSON.parse`, but an integer too long for a number comes as text, and text has no zero bytes. */
export function parseJson(text: string): unknown {
  const hasZeros = text.includes(ESCAPED_ZERO)
  if (!hasZeros && !LONG_DIGITS.test(text)) return JSON.parse(text)
  return JSON.parse(text, (key, value: unknown, ...rest: unknown[]) => {
    const kept = keepLongIntegers(key, value, ...rest)
    return hasZeros ? replaceZeros(kept) : kept
  })
}
