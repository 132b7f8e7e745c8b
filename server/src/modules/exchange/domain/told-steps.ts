/** What the history says of the times the spreadsheet asks for. */
export type Told = { at: Date; type: string; to: string | null }
export type Times = {
  assignedAt: Date | null
  submittedAt: Date | null
  approvalMs: number | null
  awaitingAuthorAt: Date | null
}

export function readTimes(steps: readonly Told[]): Times {
  const assignment = steps.findLastIndex(
    ({ type, to }) =>
      type === 'assign' || type === 'assign_person' || (type === 'accept' && to === 'assigned'),
  )
  const since = steps.slice(assignment + 1)
  const submitted = since.findIndex(({ type }) => type === 'submit')
  const submittedAt = since[submitted]?.at ?? null
  const decision = submitted < 0 ? undefined : findDecision(since.slice(submitted))
  const awaiting = steps.findLast(({ to }) => to === 'awaiting_author')
  return {
    assignedAt: steps[assignment]?.at ?? null,
    submittedAt,
    approvalMs: submittedAt && decision ? decision.at.getTime() - submittedAt.getTime() : null,
    awaitingAuthorAt: awaiting?.at ?? null,
  }
}

/** The first approval that was not undone within its hold. */
function findDecision(steps: readonly Told[]): Told | undefined {
  const words = steps.filter(({ type }) => ['approve', 'send_back', 'undo_approval'].includes(type))
  return words.find(
    ({ type }, index) => type !== 'undo_approval' && words[index + 1]?.type !== 'undo_approval',
  )
}
