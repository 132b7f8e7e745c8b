/** Names of the files of the write-ahead log: timeline, and the number of the segment in two parts. Pure. */

const SEGMENT = /^[0-9A-F]{24}$/
const HISTORY = /^[0-9A-F]{8}\.history$/
const LOG_BYTES = 2 ** 32

export function isSegment(name: string): boolean {
  return SEGMENT.test(name)
}

export function isWalFile(name: string): boolean {
  return isSegment(name) || HISTORY.test(name) || /^[0-9A-F]{24}\.[0-9A-F]{8}\.backup$/.test(name)
}

/** `position` as PostgreSQL writes it: `0/3000028`. */
export function segmentOf(at: { position: string; timeline: number; segmentBytes: number }): string {
  const [high = '0', low = '0'] = at.position.split('/')
  const inLog = Math.floor(Number.parseInt(low, 16) / at.segmentBytes)
  return [at.timeline, Number.parseInt(high, 16), inLog].map(eight).join('')
}

/** The next one on the same timeline. */
export function segmentAfter(name: string, segmentBytes: number): string {
  const [high, low] = [Number.parseInt(name.slice(8, 16), 16), Number.parseInt(name.slice(16), 16)]
  const isLastOfLog = (low + 1) * segmentBytes >= LOG_BYTES
  return name.slice(0, 8) + (isLastOfLog ? eight(high + 1) + eight(0) : eight(high) + eight(low + 1))
}

/** Whether nothing from this segment on needs the file any more. Timelines have their own branches of one count. */
export function isBefore(name: string, firstNeeded: string): boolean {
  return isSegment(name.slice(0, 24)) && name.slice(8, 24) < firstNeeded.slice(8)
}

/** Segments of which a later one is there and they are not: recovery would stop before them without a word. */
export function listGaps(names: readonly string[], from: string, segmentBytes: number): string[] {
  const needed = names.filter((name) => isSegment(name) && !isBefore(name, from))
  const last = needed
    .map((name) => name.slice(8))
    .sort()
    .at(-1)
  if (last === undefined) return []
  const there = new Set(needed.map((name) => name.slice(8)))
  const gaps: string[] = []
  const first = [...there].sort()[0] ?? last
  for (let name = from.slice(0, 8) + first; name.slice(8) < last; name = segmentAfter(name, segmentBytes))
    if (!there.has(name.slice(8))) gaps.push(name)
  return gaps
}

type Base = { timeline: number; firstSegment: string; segmentBytes: number }

/**
 * The newest branch that goes on from the copy: one that left its timeline before the copy was begun, or never came from
 * it, is of another life of the database.
 */
export function chooseTimeline(base: Base, histories: readonly { timeline: number; text: string }[]): number {
  const goingOn = histories.filter(({ text }) => leavesAfter(base, text)).map(({ timeline }) => timeline)
  return Math.max(base.timeline, ...goingOn)
}

/** A line of a history: the timeline that was left, the position, and why. */
function leavesAfter({ timeline, firstSegment, segmentBytes }: Base, text: string): boolean {
  return text.split('\n').some((line) => {
    const [left, position = ''] = line.trim().split(/\s+/)
    if (Number(left) !== timeline || left === '') return false
    return segmentOf({ position, timeline, segmentBytes }) >= firstSegment
  })
}

function eight(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0')
}
