/** A list under somebody's eyes does not move: what left leaves, what is new waits until they look away. */
export function holdList(held: readonly string[], ids: readonly string[]): readonly string[] {
  const here = new Set(ids)
  const still = held.filter((id) => here.has(id))
  return still.length === held.length ? held : still
}

export function countNew(held: readonly string[], ids: readonly string[]): number {
  const known = new Set(held)
  return ids.reduce((count, id) => (known.has(id) ? count : count + 1), 0)
}

/** «сейчас», «12 с», «4 мин», «2 ч»: how long ago, in the largest unit. */
export function agoOf(ms: number): { unit: 'now' | 'second' | 'minute' | 'hour'; count: number } {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 5) return { unit: 'now', count: 0 }
  if (seconds < 60) return { unit: 'second', count: seconds }
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? { unit: 'minute', count: minutes } : { unit: 'hour', count: Math.floor(minutes / 60) }
}
