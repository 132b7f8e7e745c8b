/** Chance that repeats itself: the same words give the same course of events, on every machine. */
export type Chance = {
  /** At least 0, less than 1. */
  next: () => number
  /** A whole number from 0, less than `limit`. */
  below: (limit: number) => number
  between: (low: number, high: number) => number
  isLucky: (share: number) => boolean
  choose: <T>(items: readonly T[]) => T
  weighted: <T>(items: readonly T[], weightOf: (item: T) => number) => T
  /** Around the median by a factor, as times of work are spread. */
  spread: (median: number, sigma: number) => number
  /** A time without memory. */
  wait: (mean: number) => number
  /** How many come where so many are usual. */
  count: (mean: number) => number
}

export function createChance(...words: readonly (string | number)[]): Chance {
  let state = hashWords(words.join(' '))
  /** Mulberry32. */
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  function choose<T>(items: readonly T[]): T {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('There is nothing to choose from')
    return item
  }
  function weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
    for (const item of items) {
      left -= weightOf(item)
      if (left < 0) return item
    }
    return choose(items)
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const wait = (mean: number) => -mean * Math.log(1 - next())
  return {
    ...{ next, below, choose, weighted, wait },
    between: (low, high) => low + next() * (high - low),
    isLucky: (share) => next() < share,
    spread: (median, sigma) => median * Math.exp(sigma * normal()),
    count(mean) {
      let [count, left] = [0, wait(1)]
      for (; left < mean; left += wait(1)) count += 1
      return count
    },
  }
}

/** 32-bit FNV-1a, mixed at the end: its last characters alone change too little. */
function hashWords(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** An id that was made at this moment: old rows must not look like new ones, nor lie among them in an index. */
export function idAt(at: Date, chance: Chance): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const hex = (digits: number) =>
    Math.floor(chance.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  const variant = '89ab'[chance.below(4)]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
}
