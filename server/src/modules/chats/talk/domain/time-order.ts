/** Who speaks, for the rules: somebody the network does not name is nobody else's neighbour. */
export function speakerOf({ id, authorId }: { id: string; authorId: string | null }): string {
  return authorId ?? `unnamed:${id}`
}

/** If two times are equal, the network's own numbers decide, where they grow. */
export function byTime(
  a: { writtenAt: Date; externalId: string },
  b: { writtenAt: Date; externalId: string },
): number {
  return (
    a.writtenAt.getTime() - b.writtenAt.getTime() ||
    a.externalId.length - b.externalId.length ||
    (a.externalId < b.externalId ? -1 : 1)
  )
}
