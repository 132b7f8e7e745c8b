/** Decides which incident a message in a private dialog belongs to: the question asked there, or one whose answer came there. Pure. */
export type Candidate = {
  /** The moment from which the conversation is about this incident: when it was asked, or when its answer came. */
  since: Date
  /** Our message in this dialog, where one stands for it. */
  answeredBy: string | null
}

/** The message that is replied to decides; without one, the latest moment does. */
export function chooseOwner<C extends Candidate>(
  candidates: readonly C[],
  replyTo: string | null,
): C | undefined {
  const replied = replyTo !== null && candidates.find(({ answeredBy }) => answeredBy === replyTo)
  if (replied) return replied
  return candidates.reduce<C | undefined>(
    (latest, next) => (latest && latest.since >= next.since ? latest : next),
    undefined,
  )
}
