/** Decides whether what was learnt takes the place of what is in use. */

/** Of texts held apart: how many first topics are right, and how many right ones are among the first three. */
export type Score = { topic: number; inThree: number }
export type Figures = {
  /** The newest own texts, which were not learnt from for this comparison. */
  held: number
  before: Score
  after: Score
  /** Of them those where a person had chosen another topic than was suggested. */
  corrections: { held: number; before: number; after: number }
  /** Of the texts that ship with the product: right by the starter, and of these no more. */
  shipped: { right: number; lost: number }
}
export type Outcome = 'better' | 'no_worse' | 'worse' | 'of_no_use' | 'harms' | 'waits'

/** From so many held texts on a comparison says something by itself; with fewer it must be of use to corrections. */
export const ENOUGH_HELD = 100
/** So much of what the starter read rightly may be read otherwise: a region that moves a topic moves its texts there too. */
export const MOST_LOST = 0.05

export function chooseOutcome(
  { held, before, after, corrections, shipped }: Figures,
  { isAutomatic }: { isAutomatic: boolean },
): Outcome {
  if (after.topic < before.topic || after.inThree < before.inThree) return 'worse'
  if (shipped.lost > shipped.right * MOST_LOST) return 'harms'
  if (held < ENOUGH_HELD && corrections.after <= corrections.before) return 'of_no_use'
  if (!isAutomatic) return 'waits'
  return after.topic > before.topic ? 'better' : 'no_worse'
}

export function isUsed(outcome: Outcome): boolean {
  return outcome === 'better' || outcome === 'no_worse'
}
