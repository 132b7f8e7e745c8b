/** What a person has sent without stays as they left it, for everybody. Pure. */
type Place = { id: string; state: string; addedAt: Date; decidedAt: Date | null }
type Sent = { carrierId: string | null; kind: string; queuedAt: Date }

/** The carrier was confirmed when texts were last sent, and nothing was sent there. */
export function isPassedOver(
  { id, state, addedAt, decidedAt }: Place,
  publications: readonly Sent[],
): boolean {
  if (state !== 'confirmed' || publications.some(({ carrierId }) => carrierId === id)) return false
  const sureAt = decidedAt !== null && decidedAt > addedAt ? decidedAt : addedAt
  return publications.some(({ kind, queuedAt }) => kind !== 'by_hand' && queuedAt >= sureAt)
}
