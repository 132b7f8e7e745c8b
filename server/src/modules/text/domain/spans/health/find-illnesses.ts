/** Finds what somebody is ill with. An illness of everybody («заболело гепатитом 12 человек», «прививка») is no span. */
import { nearBefore, nearBehind } from '../../words/near.ts'
import { overlaps, type PersonalSpan, spanOf } from '../span.ts'
import {
  ADJECTIVE,
  ANY_ADJECTIVE,
  EVERYBODY_BEFORE,
  MANY,
  NO_ADJECTIVE,
  OF_EVERYBODY,
  PHRASE,
  SAYING,
  SOMEBODY,
  STAGE_BEFORE,
  TAIL,
} from './illness-cues.ts'
import { isIllness } from './illness-words.ts'

type Word = { raw: string; start: number; end: number }
type Part = { start: number; end: number }

const WORD = /\p{L}+(?:-\p{L}+)*/gu
/** «Инвалид второй группы после ДТП, сахарный диабет». */
const IN_ONE_BREATH = /^[^.!?;:\n«»]{0,14}$/u
/** How far a name may stand from the illness of who bears it. */
const NEAR_NAME = 120

/** `names`: an illness beside a name is of who bears it. */
export function findIllnesses(text: string, names: readonly PersonalSpan[]): PersonalSpan[] {
  const found: PersonalSpan[] = []
  for (const { start, end } of joinParts(findParts(text), text)) {
    const span = spanOf('health', start, text.slice(start, end))
    if (isOfSomebody(text, span, names) && !found.some((known) => overlaps(known, span))) found.push(span)
  }
  return found
}

/** Each illness with what is said of it: «хроническим бронхитом», «перелом шейки бедра». */
function findParts(text: string): Part[] {
  const words: Word[] = [...text.matchAll(WORD)].map(({ index, 0: raw }) => ({
    raw,
    start: index,
    end: index + raw.length,
  }))
  const parts = words.flatMap(({ raw, start, end }, at): Part[] =>
    isIllness(raw) && !MANY.test(raw.toLowerCase())
      ? [{ start: startWithAdjectives(words, at, text) ?? start, end }]
      : [],
  )
  const phrases = [...text.matchAll(PHRASE)].map(({ index, 0: raw }) => ({
    start: index,
    end: index + raw.length,
  }))
  return [...parts, ...phrases]
    .map(({ start, end }) => ({ start, end: end + tailBehind(text, end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function startWithAdjectives(words: readonly Word[], at: number, text: string): number | undefined {
  let start: number | undefined
  for (let index = at - 1; index >= 0; index -= 1) {
    const [word, next] = [words[index], words[index + 1]]
    if (!word || !next || text.slice(word.end, next.start) !== ' ') break
    if (!isOfIllness(word.raw)) break
    start = word.start
  }
  return start
}

const isOfIllness = (raw: string) =>
  ADJECTIVE.test(raw) || STAGE_BEFORE.test(raw) || (ANY_ADJECTIVE.test(raw) && !NO_ADJECTIVE.test(raw))

function tailBehind(text: string, end: number): number {
  TAIL.lastIndex = end
  return TAIL.exec(text)?.[0].length ?? 0
}

/** «Инвалид-колясочник, ДЦП» is said in one breath and is one span. */
function joinParts(parts: readonly Part[], text: string): Part[] {
  const joined: Part[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && (part.start < last.end || IN_ONE_BREATH.test(text.slice(last.end, part.start))))
      last.end = Math.max(last.end, part.end)
    else joined.push({ ...part })
  }
  return joined
}

function isOfSomebody(text: string, { start, end }: PersonalSpan, names: readonly PersonalSpan[]): boolean {
  const [before, after] = [nearBefore(text, start), nearBehind(text, end)]
  if (EVERYBODY_BEFORE.test(before) && names.length === 0 && !SOMEBODY.test(before.slice(-40))) return false
  if (
    /(?<!\p{L})до\s$/iu.test(before) &&
    (SAYING.test(after) || /дов[её]\p{L}*\s(?:\p{L}+\s)?до\s$/iu.test(before))
  )
    return false
  const isOfName = names.some((name) => name.start < end + NEAR_NAME && name.end > start - NEAR_NAME)
  return (
    isOfName || !OF_EVERYBODY.test(text.slice(start, end)) || SOMEBODY.test(before) || SOMEBODY.test(after)
  )
}
