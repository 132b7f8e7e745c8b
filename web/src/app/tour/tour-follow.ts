const DESK = /^\/desk\//
/** A key that moves the question on opens the next card at once; the news of the step comes a moment later. */
const JUST_LEFT_MS = 5000

type Place = {
  pathname: string
  /** The card the person asked to see; null until then. */
  shownId: string | null
  followedId: string
  /** How long ago the shown card was left for another one of the desk. */
  leftForMs: number
}

/** Does the page go along when the question goes a step on? Whoever is elsewhere, or has just come, is not moved. */
export function mayFollow({ pathname, shownId, followedId, leftForMs }: Place): boolean {
  if (shownId === null) return false
  const wasMovedOn = shownId === followedId && leftForMs < JUST_LEFT_MS
  return pathname.endsWith(shownId) || (wasMovedOn && DESK.test(pathname))
}

export function hasLeft(from: string, to: string, shownId: string | null): boolean {
  return shownId !== null && from.endsWith(shownId) && !to.endsWith(shownId) && DESK.test(to)
}
