/** The correction for many tests at once. */

/**
 * The q-value of each chance: if all with q ≤ 0.01 are reported, at most one in a hundred of them is expected to be
 * there by chance (Benjamini and Hochberg, 1995). In the order of `chances`; `tests` counts also those that are not listed.
 */
export function benjaminiHochberg(chances: readonly number[], tests = chances.length): number[] {
  const order = chances.map((_, index) => index).sort((one, two) => (chances[two] ?? 0) - (chances[one] ?? 0))
  const adjusted = new Array<number>(chances.length).fill(1)
  let least = 1
  for (const [place, index] of order.entries()) {
    const rank = order.length - place
    least = Math.min(least, (chances[index] ?? 1) * (tests / rank))
    adjusted[index] = least
  }
  return adjusted
}
