/**
 * What a resident asks, by its place, and whether the answer answers it. Answered is only what stands in one clause of
 * the answer together with the thing that was asked about: any «отвечает» is no answer to any «кто». What cannot be told
 * is `unsure`: a wrong «answered» costs more than a person's look.
 */
import { ASKED_KINDS, type AskedKind } from './asked-kinds.ts'
import { type Clause, isKnown, isSameDeed, isSameThing, readClause } from './subjects.ts'

export type Asked = { start: number; end: number; state: 'covered' | 'unsure' | 'missed' }

type Ask = { kind: AskedKind; start: number; end: number }
/** What an ask is about, and whether its own sentence says so. */
type Subject = { heads: string[]; verbs: string[]; isOwn: boolean }
type Unit = Clause & { text: string }

const SENTENCE = /[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*/gu
const CLAUSE = /,\s|;\s|\s[—–-]\s/u
const GREETING =
  /^\s*(?:здравствуйте|добрый (?:день|вечер)|доброе утро|доброго дня)[^а-яё]*(?:[А-ЯЁ][а-яё]+\s*){0,3}$/iu
/** Somebody looked, passed on, wrote down: of when it will be done it says nothing. */
const LOOKED = /провер|осм[ао]тр|обслед|изуч|рассм[ао]тр|переда|направ|сообщ|зарегистр|приня[лт]|запланир/iu
const WILL = /(?:ят|ут|ют|ат|им|ем|ём|ит|ет)(?:ся)?(?![а-яё])|буд[еу]т|готов|есть|горит|идет|идёт/iu

export function listAsked(message: string, answer: string): Asked[] {
  const asks = findAsks(message)
  const clauses = unitsOf(answer, CLAUSE)
  const sentences = unitsOf(answer, null)
  return asks.map((ask, index) => {
    const subject = subjectOf(message, ask, asks[index + 1])
    // A reason is told in clauses of its own.
    const units = ask.kind.name === 'why' ? sentences : clauses
    return { start: ask.start, end: ask.end, state: judge(ask.kind, subject, units) }
  })
}

function findAsks(message: string): Ask[] {
  return ASKED_KINDS.flatMap((kind) =>
    [...message.matchAll(new RegExp(kind.asked, 'giu'))].map(({ index, 0: words }) => ({
      ...{ kind, start: index, end: index + words.length },
    })),
  ).sort((one, other) => one.start - other.start)
}

/** Nouns behind the word in its sentence, up to the next ask; else before it; else of what was said before. */
function subjectOf(message: string, ask: Ask, next: Ask | undefined): Subject {
  const sentences = [...message.matchAll(SENTENCE)].map(({ index, 0: text }) => ({
    ...{ text, start: index, end: index + text.length },
  }))
  const at = sentences.findIndex(({ start, end }) => start <= ask.start && ask.start < end)
  const own = sentences[at]
  if (!own) return { heads: [], verbs: [], isOwn: false }
  const until = next && next.start < own.end ? next.start : own.end
  const behind = readClause(message.slice(ask.end, until), true)
  const { verbs } = behind
  if (behind.joined.length > 0) return { heads: behind.joined, verbs, isOwn: true }
  const before = readClause(message.slice(own.start, ask.start))
  if (before.joined.length > 0) return { heads: before.joined, verbs, isOwn: false }
  const earlier = sentences.slice(0, at).map(({ text }) => headsOfAll(text))
  return { heads: earlier.findLast((heads) => heads.length > 0) ?? [], verbs, isOwn: false }
}

/** «Фонарь не горит, мусор лежит»: two things. */
function headsOfAll(sentence: string): string[] {
  const heads = sentence.split(CLAUSE).flatMap((part) => readClause(part).joined)
  return heads.filter((head, index) => heads.findIndex((other) => isSameThing(head, other)) === index)
}

/** What names nothing itself goes on with what was spoken of before it. */
function unitsOf(answer: string, clause: RegExp | null): Unit[] {
  const units: Unit[] = []
  for (const [sentence] of answer.matchAll(SENTENCE)) {
    if (GREETING.test(sentence)) continue
    for (const text of clause ? sentence.split(clause) : [sentence]) {
      const read = readClause(text)
      const nouns = read.isOpen ? [...read.nouns, ...(units.at(-1)?.nouns ?? [])] : read.nouns
      units.push({ ...read, nouns, text })
    }
  }
  return units
}

function judge(kind: AskedKind, { heads, verbs, isOwn }: Subject, units: readonly Unit[]): Asked['state'] {
  const held = units.filter(({ text }) => kind.held.test(text))
  const isDone = (unit: Unit) => unit.verbs.some((verb) => verbs.some((one) => isSameDeed(one, verb)))
  if (held.length === 0) return kind.name === 'who' && units.some(isDone) ? 'unsure' : 'missed'
  const fits = held.filter((unit) => kind.name !== 'when' || !LOOKED.test(unit.text) || WILL.test(unit.text))
  const names = (head: string) => (unit: Unit) => unit.nouns.some((noun) => isSameThing(noun, head))
  if (heads.length > 0 && heads.every((head) => fits.some(names(head)))) return 'covered'
  // «Когда уберут снег?» — «Уберём завтра.»
  if (fits.some((unit) => isDone(unit) && unit.nouns.length === 0)) return 'covered'
  if (heads.length === 0 && fits.some(isDone)) return 'covered'
  const isElsewhere = (unit: Unit) => unit.nouns.some(isKnown)
  const isAnother = isOwn && heads.every(isKnown) && held.every(isElsewhere)
  return isAnother && !units.some((unit) => heads.some((head) => names(head)(unit))) ? 'missed' : 'unsure'
}
