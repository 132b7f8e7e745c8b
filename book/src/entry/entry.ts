/** An entry of the Book: one step, and all that is public of its question after it. */

/** Of a question. */
export const STEPS = [
  'taken',
  'sorted',
  'late',
  'answered',
  'published',
  'promised',
  'moved',
  'dueMoved',
  'kept',
  'broken',
  'refused',
  'restored',
  'merged',
  'parted',
  'split',
  'passedOn',
  'askedAgain',
  'closed',
  'noted',
  'erased',
] as const
export type Step = (typeof STEPS)[number]

/** Of a rumour: it was noticed, what was found of it came out, or it was none. */
export const RUMOUR_STEPS = ['noticed', 'checked', 'dropped'] as const
export type RumourStep = (typeof RUMOUR_STEPS)[number]

/** `passed_on`: of a chat or a stream, it lives on as a question of its own. */
export const STATES = ['open', 'answered', 'passed_on', 'refused', 'merged', 'closed'] as const
export type State = (typeof STATES)[number]

/** What is not known or not so is absent. Times are texts of `times.ts`. */
export type QuestionEntry = {
  readonly v: 1
  readonly kind: Step
  readonly at: string
  /** The number of the question in the Book, from 1. */
  readonly question: number
  readonly state: State
  readonly source?: 'incident' | 'chat' | 'livestream'
  readonly network?: string
  readonly municipality?: string
  readonly group?: string
  readonly topic?: string
  readonly body?: string
  readonly taken?: string
  readonly due?: string
  /** `id/version` of the rule of the deadline. */
  readonly rule?: string
  readonly late?: true
  readonly answered?: string
  /** Of working time, from taken to the first answer. */
  readonly minutes?: number
  readonly onTime?: true
  readonly solvable?: true
  readonly repeat?: number
  readonly outcome?: 'solved' | 'explained' | 'not_solved' | 'postponed' | 'undeliverable'
  readonly evidence?: true
  readonly promise?: string
  readonly promisesMade?: number
  readonly promisesKept?: number
  readonly promisesMoved?: number
  readonly promisesBroken?: number
  readonly satisfaction?: 'satisfied' | 'neutral' | 'dissatisfied' | 'no_answer'
  readonly closed?: string
  readonly into?: number
  readonly times?: number
  /** Asked before the Book was there, or brought from another system. */
  readonly imported?: true
  readonly commitment?: string
}

export type RumourEntry = {
  readonly v: 1
  readonly kind: RumourStep
  readonly at: string
  /** The number of the rumour. */
  readonly rumour: number
  readonly source: 'rumour'
  readonly municipality?: string
  readonly topic?: string
  readonly taken: string
  readonly due?: string
  /** When our answer came out, and what was found. */
  readonly published?: string
  readonly verdict?: 'fake' | 'distortion' | 'true' | 'unconfirmed' | 'opinion'
}

/** The first entry: who signs the Book, its name, and the time zone in which its days are counted. */
export type KeyEntry = {
  readonly v: 1
  readonly kind: 'key'
  readonly at: string
  readonly key: string
  readonly origin: string
  readonly zone: string
}

/** The Book is signed by another key from here on; both sign this entry without the two signatures. */
export type RotatedEntry = {
  readonly v: 1
  readonly kind: 'rotated'
  readonly at: string
  readonly key: string
  readonly previous: string
  readonly signature: string
  readonly previousSignature: string
}

export type Entry = QuestionEntry | RumourEntry | KeyEntry | RotatedEntry

export function isOfQuestion(entry: Entry): entry is QuestionEntry {
  return 'question' in entry
}

export function isOfRumour(entry: Entry): entry is RumourEntry {
  return 'rumour' in entry
}
