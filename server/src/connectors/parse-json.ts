/** Runs of 16 digits and more may be integers above 2^53, which `JSON.parse` changes without a word. */
const LONG_DIGITS = /\d{16}/

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

/** As `JSON.parse`, but an integer too long for a number comes as text. */
export function parseJson(text: string): unknown {
  return LONG_DIGITS.test(text) ? JSON.parse(text, keepLongIntegers) : JSON.parse(text)
}
