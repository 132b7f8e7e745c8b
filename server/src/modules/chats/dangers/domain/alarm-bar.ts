/**
 * From which score on a message rings the bell. Whatever scores it, rules or what was learnt, passes here, so that one
 * budget of alarms holds for both.
 */

/** Where the bell rings until the installation has shown what it bears. */
export const FIRST_BAR = 0.5
/** Below it even a loose word rings. */
export const LOWEST_BAR = 0.25
/** Above it even two signs at once would not ring. Plain words (plain-danger.ts) ring whatever the bar. */
export const HIGHEST_BAR = 0.7
/** The weight that is a danger by itself, and how fast a score leaves the middle. */
const EVEN_WEIGHT = 2
const STEEPNESS = 1.4

/** `score`: 0 to 1. `isPlain`: the rules found plain words of danger and nothing that rules them out. */
export function rings({ score, isPlain }: { score: number; isPlain: boolean }, bar: number): boolean {
  return isPlain || score >= bar
}

/** The weight of the signs that rules found, as a score like that of a model. */
export function scoreOfWeight(weight: number): number {
  return weight > 0 ? 1 / (1 + Math.exp((EVEN_WEIGHT - weight) * STEEPNESS)) : 0
}

/** `plain`: the weight of plain words; `weight`: what is left of all signs after what speaks against them. */
export function isPlainDanger({ plain, weight }: { plain: number; weight: number }): boolean {
  return plain > 0 && weight >= EVEN_WEIGHT
}

/** The weight that has this score. */
export function weightOfScore(score: number): number {
  const inside = Math.min(0.99, Math.max(0.01, score))
  return EVEN_WEIGHT + Math.log(inside / (1 - inside)) / STEEPNESS
}

/** What people said of texts like this one: how likely it is a danger, and how much that weighs beside the rules. */
export type OwnDanger = { says: number; chance: number }

export function joinOwn(score: number, own: OwnDanger | null): number {
  return own ? score * (1 - own.says) + own.chance * own.says : score
}
