/** How often one address may ask. In memory: each process counts for itself, which is strict enough against a flood. */
export type TokenBucket = {
  /** False when the address has spent its share. */
  take: (name: string) => boolean
  /** Back what was taken before it was known that it costs nothing: those who come at once are counted first. */
  give: (name: string) => void
}

const MOST_NAMES = 50_000

type Options = { capacity: number; refillMs: number; now: () => Date }

export function createTokenBucket({ capacity, refillMs, now }: Options): TokenBucket {
  const buckets = new Map<string, { left: number; at: number }>()

  function look(name: string): { left: number; at: number } {
    const at = now().getTime()
    const known = buckets.get(name)
    if (!known) return { left: capacity, at }
    return { left: Math.min(capacity, known.left + (at - known.at) / refillMs), at }
  }

  return {
    take(name) {
      const { left, at } = look(name)
      if (left < 1) return false
      // Whoever sends from ever new addresses must not fill the memory: the oldest are forgotten.
      if (buckets.size >= MOST_NAMES)
        for (const oldest of buckets.keys()) {
          buckets.delete(oldest)
          break
        }
      buckets.delete(name)
      buckets.set(name, { left: left - 1, at })
      return true
    },
    give(name) {
      const { left, at } = look(name)
      if (buckets.has(name)) buckets.set(name, { left: Math.min(capacity, left + 1), at })
    },
  }
}
