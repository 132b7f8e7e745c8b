/** Of what does an author speak in a dialog: of their question there, or of an answer that came to them in private? Pure. */
export type Candidate = {
  /** Since when the conversation is about it: its question was asked, its answer came. */
  since: Date
  /** Our message in this dialog, where one stands for it. */
  answeredBy: string | null
}

/** What they reply to decides; else the last thing that was said. */
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
