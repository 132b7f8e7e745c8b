/** Compares the names of two versions: see `InboundEvent.version`. Pure. */

type Version = { at: number | null; content: string | null }

function read(version: string): Version {
  const [, at, content] = /^t(\d+)\.(.*)$/.exec(version) ?? []
  return at === undefined ? { at: null, content: version } : { at: Number(at), content: content ?? null }
}

export function isSameVersion(left: string, right: string): boolean {
  if (left === right) return true
  const [one, other] = [read(left), read(right)]
  // Two moments are two versions, even if the text is the same.
  if (one.at !== null && other.at !== null) return false
  return one.content !== null && one.content === other.content
}

/** Of two names of one version, the one with its time. */
export function timedName(one: string, other: string): string {
  return read(one).at === null && read(other).at !== null ? other : one
}

export function isOlderVersion(left: string, right: string): boolean {
  const [one, other] = [read(left), read(right)]
  return one.at !== null && other.at !== null && one.at < other.at
}
