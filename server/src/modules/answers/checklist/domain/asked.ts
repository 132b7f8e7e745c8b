/**
 * What a resident asks, by its place, and whether the answer answers it. Answered is only what stands in one clause of
 * the answer together with the thing that was asked about: any «отвечает» is no answer to any «кто». What cannot be told
 * is `unsure`: a wrong «answered» costs more than a person's look.
 */
import { ASKED_KINDS, type AskedKind } from './asked-kinds.ts'
import { MOST_HEADS, readMessage, type Subject } from './read-message.ts'
import { type Evidence, type Reply, readReply, type Unit, unitsNaming } from './read-reply.ts'
import { isSameDeed } from './subjects.ts'
import { isKnown } from './things.ts'

export type Asked = { start: number; end: number; state: 'covered' | 'unsure' | 'missed' }

type Ask = { kind: AskedKind; start: number; end: number }
/** The most asks and clauses that are compared; a longer text is read by a person. */
type Left = { asks: number; signs: number }
const MOST: Left = { asks: 40, signs: 8000 }

export function listAsked(message: string, answer: string): Asked[] {
  return judgeAsks(message, readReply(answer), MOST)
}

/** The same for each message separately; together no more asks are compared. */
export function listAskedOfEach(messages: readonly string[], answer: string): Asked[][] {
  const reply = readReply(answer)
  let left = MOST
  return messages.map((message) => {
    const asked = judgeAsks(message, reply, left)
    const signs = asked.length === 0 ? 0 : message.length
    left = { asks: Math.max(0, left.asks - asked.length), signs: Math.max(0, left.signs - signs) }
    return asked
  })
}

/** The first ask beyond the limit stands for the rest, as `unsure`. */
function judgeAsks(message: string, reply: Reply, left: Left): Asked[] {
  const all = findAsks(message)
  const asks = all.slice(0, left.asks).filter(({ end }) => end <= left.signs)
  const over = all.slice(asks.length, asks.length + 1)
  const subjectOf = readMessage(asks.length > 0 ? message.slice(0, left.signs) : '')
  const judged = asks.map((ask, index): Asked => {
    const state = judge(ask.kind, subjectOf(ask, all[index + 1]), reply(ask.kind))
    return { start: ask.start, end: ask.end, state }
  })
  return [...judged, ...over.map(({ start, end }): Asked => ({ start, end, state: 'unsure' }))]
}

function findAsks(message: string): Ask[] {
  return ASKED_KINDS.flatMap((kind) =>
    [...message.matchAll(new RegExp(kind.asked, 'giu'))].map(({ index, 0: words }) => ({
      ...{ kind, start: index, end: index + words.length },
    })),
  ).sort((one, other) => one.start - other.start)
}

function judge(
  kind: AskedKind,
  { heads, verbs, isOwn }: Subject,
  { units, held, fits }: Evidence,
): Asked['state'] {
  const isDone = (unit: Unit) => unit.verbs.some((verb) => verbs.some((one) => isSameDeed(one, verb)))
  if (held.length === 0) return kind.name === 'who' && units.some(isDone) ? 'unsure' : 'missed'
  if (heads.length > MOST_HEADS) return 'unsure'
  const naming = heads.map((head) => unitsNaming(head, units))
  if (heads.length > 0 && naming.every((named) => fits.some((unit) => named.has(unit)))) return 'covered'
  // «Когда уберут снег?» — «Уберём завтра.»
  if (fits.some((unit) => isDone(unit) && !unit.hasNouns)) return 'covered'
  if (heads.length === 0 && fits.some(isDone)) return 'covered'
  const isAnother = isOwn && heads.every(isKnown) && held.every(({ hasKnown }) => hasKnown)
  return isAnother && naming.every(({ size }) => size === 0) ? 'missed' : 'unsure'
}
