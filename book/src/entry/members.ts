/** What each member of an entry may be, and which of them an entry of a kind has. */
import { RUMOUR_STEPS, STATES, STEPS } from './entry.ts'
import { findSeconds } from './times.ts'

type IsFit = (value: unknown) => boolean

const KINDS = ['key', 'rotated', ...STEPS, ...RUMOUR_STEPS]

const isTime: IsFit = (value) => typeof value === 'string' && findSeconds(value) !== null
const isTrue: IsFit = (value) => value === true
const isText: IsFit = (value) => typeof value === 'string' && value.length > 0
const isOneOf = (words: readonly string[]): IsFit => {
  const known = new Set<unknown>(words)
  return (value) => known.has(value)
}
const isCount =
  (least: number): IsFit =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least
const isWritten =
  (pattern: RegExp): IsFit =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const isCode = isWritten(/^\P{Cc}{1,100}$/u)

/** A map, because `__proto__` and its like are names of members too where a stranger writes the JSON. */
export const FITS: ReadonlyMap<string, IsFit> = new Map<string, IsFit>([
  ['v', (value) => value === 1],
  ['kind', isOneOf(KINDS)],
  ['at', isTime],
  ['question', isCount(1)],
  ['state', isOneOf(STATES)],
  ['source', isOneOf(['incident', 'chat', 'livestream', 'rumour'])],
  ['network', isCode],
  ['municipality', isCode],
  ['group', isCode],
  ['topic', isCode],
  ['body', isCode],
  ['taken', isTime],
  ['due', isTime],
  ['rule', isWritten(/^[^/\p{Cc}]{1,100}\/\d{1,9}$/u)],
  ['late', isTrue],
  ['answered', isTime],
  ['minutes', isCount(0)],
  ['onTime', isTrue],
  ['solvable', isTrue],
  ['repeat', isCount(2)],
  ['outcome', isOneOf(['solved', 'explained', 'not_solved', 'postponed', 'undeliverable'])],
  ['evidence', isTrue],
  ['promise', isTime],
  ...['promisesMade', 'promisesKept', 'promisesMoved', 'promisesBroken'].map(
    (name) => [name, isCount(1)] as const,
  ),
  ['satisfaction', isOneOf(['satisfied', 'neutral', 'dissatisfied', 'no_answer'])],
  ['closed', isTime],
  ['into', isCount(1)],
  ['times', isCount(1)],
  ['imported', isTrue],
  ['rumour', isCount(1)],
  ['published', isTime],
  ['verdict', isOneOf(['fake', 'distortion', 'true', 'unconfirmed', 'opinion'])],
  ['commitment', isWritten(/^[0-9a-f]{64}$/)],
  ['key', isText],
  ['origin', isText],
  ['zone', isText],
  ['previous', isText],
  ['signature', isText],
  ['previousSignature', isText],
])

const COMMON = ['v', 'kind', 'at']
const OF_KEYS = new Map([
  ['key', [...COMMON, 'key', 'origin', 'zone']],
  ['rotated', [...COMMON, 'key', 'previous', 'signature', 'previousSignature']],
])
const ONLY_OF_KEYS = ['key', 'origin', 'zone', 'previous', 'signature', 'previousSignature']
const OF_ERASED = [...COMMON, 'question', 'state']
const OF_QUESTIONS = [...OF_ERASED, 'source', 'taken']
const ONLY_OF_RUMOURS = ['rumour', 'published', 'verdict']
const NOT_OF_QUESTIONS = new Set([...ONLY_OF_KEYS, ...ONLY_OF_RUMOURS])
const OF_RUMOURS = [...COMMON, 'rumour', 'source', 'taken']
const ALL_OF_RUMOURS = new Set([...OF_RUMOURS, 'municipality', 'topic', 'due', 'published', 'verdict'])
const RUMOUR_KINDS = new Set<string>(RUMOUR_STEPS)

/** The member of this kind that is missing, or that it may not have; null where all is as it should be. */
export function findMisplaced(kind: string, names: ReadonlySet<string>): string | null {
  const { needed, mayHave } = membersOf(kind)
  for (const name of needed) if (!names.has(name)) return name
  for (const name of names) if (!mayHave(name)) return name
  return null
}

function membersOf(kind: string): { needed: readonly string[]; mayHave: (name: string) => boolean } {
  const exact = OF_KEYS.get(kind)
  if (exact) return { needed: exact, mayHave: (name) => exact.includes(name) }
  if (RUMOUR_KINDS.has(kind)) return { needed: OF_RUMOURS, mayHave: (name) => ALL_OF_RUMOURS.has(name) }
  return {
    needed: kind === 'erased' ? OF_ERASED : OF_QUESTIONS,
    mayHave: (name) => !NOT_OF_QUESTIONS.has(name),
  }
}
