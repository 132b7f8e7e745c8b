/** Counts carriers that were both written and found after the refutation: an older text that we read late is no new wave. */
export function isRespread(
  { writtenAt, addedAt }: { writtenAt: Date; addedAt: Date },
  publishedAt: Date | null,
): boolean {
  return publishedAt !== null && writtenAt > publishedAt && addedAt > publishedAt
}
