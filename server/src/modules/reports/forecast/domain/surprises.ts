/** How often a sure forecast goes otherwise, by those that were judged. */

/** Nothing is known of a new region: one in forty, as in simulated months, and believed as much as so many questions. */
const USUAL = 1 / 40
const BELIEVED = 40
/** At so little doubt the queue is sure; what is let go otherwise comes on top. */
export const SURE_CHANCE = 0.05

export type Sure = { readonly questions: number; readonly otherwise: number }

export function shareOfSurprises({ questions, otherwise }: Sure): number {
  return (otherwise + USUAL * BELIEVED) / (questions + BELIEVED)
}
