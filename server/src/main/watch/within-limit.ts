/** A prober must hear "no" before its own patience ends, also when the database says nothing at all. */
const LIMIT_MS = 3_000

/** Null: it failed, or said nothing in time. */
export async function withinLimit<T>(work: Promise<T>): Promise<T | null> {
  const limit = Promise.withResolvers<null>()
  const timer = setTimeout(() => limit.resolve(null), LIMIT_MS)
  try {
    return await Promise.race([work, limit.promise])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
