/**
 * One score of danger from two chances: what was learnt of dangers alone, and of messages in their talks. Both together
 * find more at the same share of false alarms than either; what the rules say is a sign of both and adds nothing more.
 * The weights are those of folds over authors, each judged by what the others taught.
 */
export type DangerHeard = {
  /** The chance by the model that knows dangers and their look-alikes. */
  alone: number
  /** The chance by the model of classes. */
  inTalk: number
}

const ALONE_SAYS = 0.55
const TALK_SAYS = 0.4
/** Puts the first bar, 0.5, where most dangers of held-out authors ring and half of the alarms are right. */
const LIFT = 1.1
const LEAST = 0.001

export function scoreLearnedDanger({ alone, inTalk }: DangerHeard): number {
  return 1 / (1 + Math.exp(-(ALONE_SAYS * oddsOf(alone) + TALK_SAYS * oddsOf(inTalk) + LIFT)))
}

function oddsOf(chance: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, chance))
  return Math.log(inside / (1 - inside))
}
