export type Hole = { from: number; to: number }

/** Runs of numbers above `last` that are not among `seen` though a higher one is. Pure; `seen` in any order. */
export function findHoles(last: number, seen: readonly number[]): Hole[] {
  const holes: Hole[] = []
  let expected = last + 1
  for (const number of [...new Set(seen)].sort((one, two) => one - two)) {
    if (number > expected) holes.push({ from: expected, to: number - 1 })
    expected = Math.max(expected, number + 1)
  }
  return holes
}
