/**
 * From which score on a message rings the bell. Whatever scores it, rules or what was learnt, passes here, so that one
 * budget of alarms holds for both.
 */

/** Where the bell rings until the installation has shown what it bears. */
export const FIRST_BAR = 0.5
/** Below it even a loose word rings. */
export const LOWEST_BAR = 0.25
/**
 * A bar never stands above plain words of danger: a smell of gas, a live wire, people who are trapped have a weight of
 * at least `PLAIN_WEIGHT`, whose score is higher.
 */
export const HIGHEST_BAR = 0.55
const PLAIN_WEIGHT = 2.2
/** The weight that is a danger by itself, and how fast a score leaves the middle. */
const EVEN_WEIGHT = 2
const STEEPNESS = 1.4

/** `score`: 0 to 1. `isPlain`: the rules found plain words of danger, which ring whatever else scores them. */
export function rings({ score, isPlain }: { score: number; isPlain: boolean }, bar: number): boolean {
  return isPlain || score >= bar
}

/** The weight of the signs that rules found, as a score like that of a model. */
export function scoreOfWeight(weight: number): number {
  return weight > 0 ? 1 / (1 + Math.exp((EVEN_WEIGHT - weight) * STEEPNESS)) : 0
}

export function isPlainWeight(weight: number): boolean {
  return weight >= PLAIN_WEIGHT
}
