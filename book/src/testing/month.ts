/**
 * A month of a region: three hundred questions, each with one of a dozen lives, day and night. Nothing in it is
 * wrong, so that a forgery is the only thing that can be found. Made by rules alone, the same each time.
 */
import { bytesOf } from '../bytes/bytes.ts'
import { canonicalJson, type Json } from '../entry/canonical-json.ts'
import { computeCommitment } from '../entry/commitment.ts'
import { isOfQuestion, type QuestionEntry, type RumourEntry, type Step } from '../entry/entry.ts'
import { readEntry } from '../entry/read-entry.ts'
import { findSeconds, timeOf } from '../entry/times.ts'

export const MONTH_START = findSeconds('2025-10-01T00:00:00Z')!
export const MONTH_SECONDS = 31 * 24 * 3600
const HOUR = 3600
const DAY = 24 * HOUR

type Facts = Partial<QuestionEntry>
/** Seconds after the question, the kind of the entry, and what is another then. `null` takes a member away. */
type LifeStep = [after: number, kind: Step, changes?: { [Name in keyof Facts]?: Facts[Name] | null }]
type Life = (taken: number, number: number) => LifeStep[]

const time = (taken: number, after: number) => timeOf(taken + after)
const answer = (taken: number, after: number): Facts => ({
  state: 'answered',
  answered: time(taken, after),
  minutes: Math.floor(after / 60),
})
const answeredOnTime: Life = (taken) => [
  [600, 'sorted', { group: 'housing', topic: 'heating', body: 'ministry-housing', solvable: true }],
  [5 * HOUR, 'answered', { ...answer(taken, 5 * HOUR), onTime: true }],
]
const closed: Life = (taken, number) => [
  ...answeredOnTime(taken, number),
  [2 * DAY, 'closed', { state: 'closed', closed: time(taken, 2 * DAY), outcome: 'solved', evidence: true }],
]
const answeredLate: Life = (taken) => [
  [900, 'sorted', { group: 'roads', topic: 'potholes', body: 'ministry-roads' }],
  [9 * HOUR + 60, 'late', { late: true }],
  [30 * HOUR, 'answered', answer(taken, 30 * HOUR)],
]
const LIVES: readonly Life[] = [
  answeredOnTime,
  closed,
  answeredLate,
  (taken, number) => [...closed(taken, number), [3 * DAY, 'noted', { satisfaction: 'satisfied' }]],
  // Never answered.
  () => [[9 * HOUR + 60, 'late', { late: true }]],
  // A promise that is moved and kept.
  (taken, number) => [
    ...answeredOnTime(taken, number),
    [6 * HOUR, 'promised', { promise: time(taken, 2 * DAY), promisesMade: 1 }],
    [2 * DAY, 'moved', { promise: time(taken, 4 * DAY), promisesMade: 2, promisesMoved: 1 }],
    [4 * DAY, 'kept', { promisesKept: 1 }],
  ],
  // Dismissed, and taken up after all.
  (taken) => [
    [1200, 'refused', { state: 'refused' }],
    [2 * HOUR, 'restored', { state: 'open' }],
    [8 * HOUR, 'answered', { ...answer(taken, 8 * HOUR), onTime: true }],
  ],
  // Joined with the question before, and parted again.
  (taken, number) => [
    [600, 'merged', { state: 'merged', into: Math.max(1, number - 1) }],
    [3 * HOUR, 'parted', { state: 'open', into: null }],
    [7 * HOUR, 'answered', { ...answer(taken, 7 * HOUR), onTime: true }],
  ],
  // Closed, and the author comes back.
  (taken, number) => [
    ...closed(taken, number),
    [5 * DAY, 'askedAgain', { state: 'answered', closed: null, times: 1 }],
    [
      6 * DAY,
      'closed',
      { state: 'closed', closed: time(taken, 6 * DAY), outcome: 'explained', evidence: null },
    ],
  ],
  // Asked in a chat and worked on as an incident.
  () => [[2 * HOUR, 'passedOn', { state: 'passed_on' }]],
  // A sudden danger: the deadline becomes shorter before anybody has answered.
  (taken) => [
    [300, 'dueMoved', { due: time(taken, 4 * HOUR), rule: 'first-answer-urgent/1' }],
    [3 * HOUR, 'answered', { ...answer(taken, 3 * HOUR), onTime: true }],
    [3 * HOUR + 60, 'published', { outcome: 'explained' }],
  ],
  (taken, number) => [...closed(taken, number), [10 * DAY, 'erased']],
]

const NETWORKS = ['vk', 'telegram', 'max', 'ok', 'email', 'form']
const PLACES = ['lakeside', 'riverside', 'hillside', 'old-town']

/** Without the entry of the key, which begins a Book. */
export function buildMonth(questions = 300): QuestionEntry[] {
  const lives = Array.from({ length: questions }, (_, at) => live(at + 1, questions))
  const entries = lives.flat()
  // As they follow each other; of one second, as their questions do.
  return entries.sort((a, b) => (a.at === b.at ? a.question - b.question : a.at < b.at ? -1 : 1))
}

function live(number: number, questions: number): QuestionEntry[] {
  const taken =
    MONTH_START + Math.floor(((number - 1) * (MONTH_SECONDS - 11 * DAY)) / questions) + ((number * 37) % 60)
  let entry = take(number, taken)
  const entries = [entry]
  for (const [after, kind, changes = {}] of LIVES[number % LIVES.length]!(taken, number)) {
    entry = change(entry, { kind, at: time(taken, after) }, changes)
    entries.push(kind === 'erased' ? erase(entry) : entry)
  }
  return entries
}

function take(number: number, taken: number): QuestionEntry {
  return {
    v: 1,
    kind: 'taken',
    at: timeOf(taken + 5),
    question: number,
    state: 'open',
    source: number % 12 === 9 ? 'chat' : 'incident',
    network: NETWORKS[number % NETWORKS.length]!,
    municipality: PLACES[number % PLACES.length]!,
    taken: timeOf(taken),
    due: time(taken, 9 * HOUR),
    rule: 'first-answer/3',
    commitment: computeCommitment(new Uint8Array(32).fill(number % 256), {
      author: `author ${number}`,
      id: `id ${number}`,
      text: `question ${number}`,
    }),
  }
}

/** Read back as a stranger would read it, so that nothing stands here that is no entry. */
function change(
  entry: QuestionEntry,
  step: Pick<QuestionEntry, 'kind' | 'at'>,
  changes: NonNullable<LifeStep[2]>,
): QuestionEntry {
  const members = Object.entries({ ...entry, ...changes, ...step }).filter(([, value]) => value !== null)
  return read(Object.fromEntries(members))
}

function erase({ v, kind, at, question, state }: QuestionEntry): QuestionEntry {
  return read({ v, kind, at, question, state })
}

function read(members: { [name: string]: Json }): QuestionEntry {
  const entry = readEntry(bytesOf(canonicalJson(members)))
  if (!isOfQuestion(entry)) throw new Error('No entry of a question')
  return entry
}

/** Rumours are in the Book too, beside the questions. */
export function buildRumours(): RumourEntry[] {
  return Array.from({ length: 6 }, (_, at) => at + 1).flatMap((rumour) => {
    const taken = MONTH_START + (3 + 4 * rumour) * DAY
    const noticed: RumourEntry = {
      ...{ v: 1, kind: 'noticed', at: timeOf(taken), rumour, source: 'rumour' },
      ...{ taken: timeOf(taken), due: time(taken, 4 * HOUR), municipality: PLACES[rumour % PLACES.length]! },
    }
    const end = { at: time(taken, 3 * HOUR) }
    if (rumour % 3 === 0) return [noticed, { ...noticed, ...end, kind: 'dropped' }]
    return [
      noticed,
      { ...noticed, ...end, kind: 'checked', published: time(taken, 3 * HOUR), verdict: 'fake' },
    ]
  })
}
