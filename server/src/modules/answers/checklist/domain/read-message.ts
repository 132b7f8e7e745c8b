/** What each ask of a message is about. A sentence is read once, however many asks refer to it. Pure. */
import { CLAUSE, SENTENCE } from './read-reply.ts'
import { readClause } from './subjects.ts'
import { isSameThing, type Thing } from './things.ts'

/** What an ask is about, and whether its own sentence says so behind it. */
export type Subject = { heads: readonly Thing[]; verbs: readonly string[]; isOwn: boolean }
type Place = { start: number; end: number }

/** Asks about more things at once cannot be compared by rules. */
export const MOST_HEADS = 20
/** What a sentence is about it says at its beginning. */
const LONGEST_BEGINNING = 300

export function readMessage(message: string): (ask: Place, next: Place | undefined) => Subject {
  const sentences = [...message.matchAll(SENTENCE)].map(({ index, 0: text }) => ({
    ...{ text, start: index, end: index + text.length },
  }))
  const known = new Map<number, Thing[]>()
  const headsAt = (at: number) => {
    const heads = known.get(at) ?? headsOfAll(sentences[at]?.text ?? '')
    known.set(at, heads)
    return heads
  }

  /** The subject of the last sentence before this one. */
  function headsBefore(at: number): Thing[] {
    for (let earlier = at - 1; earlier >= 0; earlier -= 1)
      if (headsAt(earlier).length > 0) return headsAt(earlier)
    return []
  }

  /** Nouns behind the word in its sentence, up to the next ask; else before it; else of what was said before. */
  return (ask, next) => {
    const at = sentences.findIndex(({ start, end }) => start <= ask.start && ask.start < end)
    const own = sentences[at]
    if (!own) return { heads: [], verbs: [], isOwn: false }
    const until = next && next.start < own.end ? next.start : own.end
    const behind = readClause(message.slice(ask.end, until), true)
    const verbs = behind.verbs.slice(0, MOST_HEADS)
    if (behind.joined.length > 0) return { heads: behind.joined, verbs, isOwn: true }
    const before = readClause(message.slice(own.start, Math.min(ask.start, own.start + LONGEST_BEGINNING)))
    const heads = before.joined.length > 0 ? before.joined : headsBefore(at)
    return { heads, verbs, isOwn: false }
  }
}

/** «Фонарь не горит, мусор лежит»: two things. */
function headsOfAll(sentence: string): Thing[] {
  const heads = sentence.split(CLAUSE).flatMap((part) => readClause(part).joined)
  if (heads.length > 2 * MOST_HEADS) return heads
  return heads.filter((head, index) => heads.findIndex((other) => isSameThing(head, other)) === index)
}
