/** How often one address may ask. In memory: each process counts for itself, which is strict enough against a flood. */
export type TokenBucket = {
  /** False when the address has spent its share. */
  take: (name: string) => boolean
  /**
   * Takes a share for the work before it begins, so that many at once are counted. It is given back by `free`, when the
   * work has cost nothing, and when the work fails.
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
    // Whoever sends from ever new addresses must not fill the memory: the oldest are forgotten.
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
