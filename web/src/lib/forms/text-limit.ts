const NEAR = 0.8

/** The state of a text near its limit; null while it is far from it. */
export function limitOf(text: string, limit: number): { length: number; over: number } | null {
  const { length } = text
  return length < limit * NEAR ? null : { length, over: Math.max(0, length - limit) }
}

export function isTooLong(text: string, limit: number): boolean {
  return text.length > limit
}
