/** Roots and least values of a function of one number. */

type Bounds = { low: number; high: number }

const HALVINGS = 200

/** Where a function that never falls reaches `target`, by halving to the last digit. */
export function solveIncreasing(
  compute: (x: number) => number,
  target: number,
  { low, high }: Bounds,
): number {
  let [from, to] = [low, high]
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (from + to) / 2
    if (middle <= from || middle >= to) break
    if (compute(middle) < target) from = middle
    else to = middle
  }
  return (from + to) / 2
}

const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Where a function with one valley is least, by the golden section. */
export function findLeast(compute: (x: number) => number, { low, high }: Bounds, precision: number): number {
  let [from, to] = [low, high]
  let left = to - GOLDEN * (to - from)
  let right = from + GOLDEN * (to - from)
  let [atLeft, atRight] = [compute(left), compute(right)]
  while (to - from > precision) {
    if (atLeft <= atRight) {
      ;[to, right, atRight] = [right, left, atLeft]
      left = to - GOLDEN * (to - from)
      atLeft = compute(left)
    } else {
      ;[from, left, atLeft] = [left, right, atRight]
      right = from + GOLDEN * (to - from)
      atRight = compute(right)
    }
  }
  return (from + to) / 2
}
