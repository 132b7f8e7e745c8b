/** Written and found after the refutation: what was only read late is no new wave. */
export function isRespread(
  { writtenAt, addedAt }: { writtenAt: Date; addedAt: Date },
  publishedAt: Date | null,
): boolean {
  return publishedAt !== null && writtenAt > publishedAt && addedAt > publishedAt
}
