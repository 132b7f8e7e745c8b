/** What the database can store: networks, and whoever forges them, may send anything. Pure. */
/** Indexes hold keys up to some 2700 bytes; no network has ids nearly as long. */
const LONGEST_ID = 512
const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

type Named = {
  container: string
  externalId: string
  version: string
  parentExternalId?: string | null
  threadExternalId: string
  author: { externalId: string }
  occurredAt: Date
}

export function isStorable(event: Named): boolean {
  const { container, externalId, version, parentExternalId, threadExternalId, author, occurredAt } = event
  const ids = [container, externalId, version, parentExternalId ?? '', threadExternalId, author.externalId]
  const at = occurredAt.getTime()
  // Comparisons with an invalid date are false.
  return ids.every((id) => id.length <= LONGEST_ID) && at >= EARLIEST && at < LATEST
}
