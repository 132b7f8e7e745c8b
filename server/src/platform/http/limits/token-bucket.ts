/**
 * Bounds how often one address may ask. Each process counts in its own memory, which is strict enough against a
 * flood.
 */
export type TokenBucket = {
  /** False when the address has spent its share. */
  take: (name: string) => boolean
  /**
   * Takes a share before the work begins, so that many at once are counted. `free` gives it back when the work has
   * cost nothing, and so does a failure of the work.
   */
  spend: <Result>(name: string, work: (free: () => void) => Promise<Result>) => Promise<Result | 'limit'>
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

  function take(name: string): boolean {
    const { left, at } = look(name)
    if (left < 1) return false
    // Forgets the oldest names, because whoever sends from ever new addresses must not fill the memory.
    if (buckets.size >= MOST_NAMES)
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest)
        break
      }
    buckets.delete(name)
    buckets.set(name, { left: left - 1, at })
    return true
  }

  function give(name: string): void {
    const { left, at } = look(name)
    if (buckets.has(name)) buckets.set(name, { left: Math.min(capacity, left + 1), at })
  }

  return {
    take,
    async spend(name, work) {
      if (!take(name)) return 'limit'
      try {
        return await work(() => give(name))
      } catch (error) {
        give(name)
        throw error
      }
    },
  }
}
