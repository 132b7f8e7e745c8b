/**
 * Reads an answer for comparison with asks: each sentence is read once, and what a kind of ask needs is searched once,
 * however many asks there are. Pure.
 */
import type { AskedKind } from './asked-kinds.ts'
import { type Clause, readClause } from './subjects.ts'
import { isKnown, isSameThing, type Thing } from './things.ts'

/** `goesOn`: a sentence that names no thing continues the subject of the one before it. */
export type Unit = Pick<Clause, 'nouns' | 'verbs'> & {
  text: string
  goesOn: boolean
  hasNouns: boolean
  hasKnown: boolean
}
export type Evidence = {
  units: readonly Unit[]
  /** Those of them that contain what was asked for. */
  held: readonly Unit[]
  /** Those of them that say it of the deed itself. */
  fits: readonly Unit[]
}
export type Reply = (kind: AskedKind) => Evidence

export const SENTENCE = /[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*/gu
export const CLAUSE = /,\s|;\s|\s[—–-]\s/u
const GREETING =
  /^\s*(?:здравствуйте|добрый (?:день|вечер)|доброе утро|доброго дня)[^а-яё]*(?:[а-яё]{2,}(?![а-яё])\s*){0,3}$/iu
/** Deeds of inspection or registration, which say nothing about when the work will be done. */
const LOOKED = /провер|осм[ао]тр|обслед|изуч|рассм[ао]тр|переда|направ|сообщ|зарегистр|приня[лт]|запланир/iu
const WILL = /(?:ят|ут|ют|ат|им|ем|ём|ит|ет)(?:ся)?(?![а-яё])|буд[еу]т|готов|есть|горит|идет|идёт/iu

export function readReply(answer: string): Reply {
  const clauses = once(() => unitsOf(answer, CLAUSE))
  // A reason is told in clauses of its own.
  const sentences = once(() => unitsOf(answer, null))
  const known = new Map<AskedKind, Evidence>()
  return (kind) => {
    const evidence = known.get(kind) ?? evidenceFor(kind, kind.name === 'why' ? sentences() : clauses())
    known.set(kind, evidence)
    return evidence
  }
}

function once<T>(read: () => T): () => T {
  let known: { value: T } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}

function evidenceFor(kind: AskedKind, units: readonly Unit[]): Evidence {
  const held = units.filter(({ text }) => kind.held.test(text))
  const fits = held.filter(({ text }) => kind.name !== 'when' || !LOOKED.test(text) || WILL.test(text))
  return { units, held, fits }
}

function unitsOf(answer: string, clause: RegExp | null): Unit[] {
  const units: Unit[] = []
  for (const [sentence] of answer.matchAll(SENTENCE)) {
    if (GREETING.test(sentence)) continue
    for (const text of clause ? sentence.split(clause) : [sentence]) {
      const { nouns, verbs, isOpen: goesOn } = readClause(text)
      const before = goesOn ? units.at(-1) : undefined
      const hasNouns = nouns.length > 0 || before?.hasNouns === true
      const hasKnown = nouns.some(isKnown) || before?.hasKnown === true
      units.push({ text, nouns, verbs, goesOn, hasNouns, hasKnown })
    }
  }
  return units
}

/** Clauses about the thing, by its name or as a continuation. */
export function unitsNaming(thing: Thing, units: readonly Unit[]): ReadonlySet<Unit> {
  const naming = new Set<Unit>()
  let isNamed = false
  for (const unit of units) {
    isNamed = (unit.goesOn && isNamed) || unit.nouns.some((noun) => isSameThing(noun, thing))
    if (isNamed) naming.add(unit)
  }
  return naming
}
