/** The way of a version to its publication: the agency's own yes where it is asked for, then the centre's. Pure. */
export type Stage = 'agency' | 'centre'

/** Where nobody else in the agency could say yes, asking inside would hold the answer for ever. */
export function firstStage({
  needsInnerApproval,
  hasOtherApprover,
}: {
  needsInnerApproval: boolean
  hasOtherApprover: boolean
}): Stage {
  return needsInnerApproval && hasOtherApprover ? 'agency' : 'centre'
}

/** Null: the answer goes out. A trusted agency publishes by its own word. */
export function nextStage(stage: Stage, agency: { isTrusted: boolean } | null): Stage | null {
  return stage === 'agency' && !agency?.isTrusted ? 'centre' : null
}
