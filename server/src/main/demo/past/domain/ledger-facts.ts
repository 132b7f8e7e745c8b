/** What the ledger of questions (migration 0083) says of an incident after a step; the same facts as its triggers take. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { Deadline, Incident } from '../../../../modules/incidents/index.ts'

export type QuestionFacts = {
  municipalityCode: string | null
  groupCode: string | null
  topicCode: string | null
  agencyCode: string | null
  dueAt: Date | null
  rule: string | null
  isLate: boolean
  answeredAt: Date | null
  workingMinutes: number | null
  state: 'open' | 'answered' | 'passed_on' | 'refused' | 'merged' | 'closed'
  isSolvable: boolean
  repeatNo: number | null
  outcome: string | null
  hasEvidence: boolean
  promiseDueAt: Date | null
  satisfaction: string | null
  closedAt: Date | null
  mergedInto: string | null
  timesAskedAgain: number
  promisesMade: number
  promisesKept: number
  promisesMoved: number
  promisesBroken: number
  handoffs: number
}
/** Of a question of which nothing is known but that it was asked. */
export const NO_FACTS: QuestionFacts = {
  ...{ municipalityCode: null, groupCode: null, topicCode: null, agencyCode: null, dueAt: null, rule: null },
  ...{
    isLate: false,
    answeredAt: null,
    workingMinutes: null,
    state: 'open',
    isSolvable: false,
    repeatNo: null,
  },
  ...{ outcome: null, hasEvidence: false, promiseDueAt: null, satisfaction: null, closedAt: null },
  ...{ mergedInto: null, timesAskedAgain: 0, handoffs: 0 },
  ...{ promisesMade: 0, promisesKept: 0, promisesMoved: 0, promisesBroken: 0 },
}
/** The facts from this moment on. */
export type QuestionMoment = QuestionFacts & { changedAt: Date; kind: string }

type Promised = { end: { state: string } | null }
type Known = {
  deadlines: readonly (Deadline & { id: string })[]
  promises: readonly Promised[]
  wasLate: boolean
  timesAskedAgain: number
  at: Date
}

export function factsOf(
  incident: Incident,
  { deadlines, promises, wasLate, timesAskedAgain, at }: Known,
): QuestionFacts {
  const { answeredAt, outcome, hasEvidence, promiseDueAt, satisfaction, handoffs } = incident
  const due = firstAnswerOf(deadlines)
  const isRunning = due !== null && due.state !== 'paused' && due.state !== 'cancelled'
  const { municipalityCode, groupCode, topicCode, agencyCode } = incident
  return {
    ...{ municipalityCode, groupCode, topicCode, agencyCode, answeredAt },
    dueAt: isRunning ? due.dueAt : null,
    rule: due && `${due.ruleId}/${due.ruleVersion}`,
    isLate: due ? isLateBy(due.dueAt, { answeredAt, wasLate, at }) : wasLate,
    workingMinutes:
      answeredAt && due?.spentWorkingMs != null ? Math.trunc(due.spentWorkingMs / MINUTE_MS) : null,
    state: stateOf(incident),
    isSolvable: incident.kind === 'solvable',
    repeatNo: incident.isRepeatConfirmed === false ? null : incident.repeatNo,
    ...{ outcome, hasEvidence, promiseDueAt, satisfaction, handoffs, timesAskedAgain },
    ...countPromises(promises),
    closedAt: incident.step === 'done' ? incident.closedAt : null,
    mergedInto: incident.mergedIntoId,
  }
}

function countPromises(promises: readonly Promised[]) {
  const count = (state: string) => promises.filter(({ end }) => end?.state === state).length
  return {
    promisesMade: promises.length - count('cancelled'),
    promisesKept: count('kept'),
    promisesMoved: count('moved'),
    promisesBroken: count('broken'),
  }
}

const ENDS = ['refused', 'passed_on', 'merged', 'closed']

/** As `question_change_kind` of the database says it. */
export function kindOf(before: QuestionFacts, now: QuestionFacts): string {
  if (ENDS.includes(now.state) && before.state !== now.state)
    return now.state === 'passed_on' ? 'passedOn' : now.state
  if (before.state === 'refused' && now.state !== before.state) return 'restored'
  if (before.state === 'merged' && now.state !== before.state) return 'parted'
  if (now.timesAskedAgain > before.timesAskedAgain) return 'askedAgain'
  if (now.promisesMade > before.promisesMade) return 'promised'
  if (now.promisesBroken > before.promisesBroken) return 'broken'
  if (now.promisesKept > before.promisesKept) return 'kept'
  if (now.promisesMoved > before.promisesMoved) return 'moved'
  if (before.answeredAt === null && now.answeredAt !== null) return 'answered'
  if (now.outcome !== null && now.outcome !== before.outcome) return 'published'
  if (now.isLate && !before.isLate) return 'late'
  if (now.dueAt !== null && now.dueAt.getTime() !== before.dueAt?.getTime()) return 'dueMoved'
  return SORTED.some((name) => now[name] !== before[name]) ? 'sorted' : 'noted'
}

const SORTED = ['municipalityCode', 'groupCode', 'topicCode', 'agencyCode', 'isSolvable'] as const

type Answering = { answeredAt: Date | null; wasLate: boolean; at: Date }

function isLateBy(dueAt: Date, { answeredAt, wasLate, at }: Answering): boolean {
  return answeredAt ? answeredAt > dueAt : wasLate && dueAt <= at
}

/** The one that counts: a cancelled one only where there is no other, then the newest. */
export function firstAnswerOf<D extends Deadline & { id: string }>(deadlines: readonly D[]): D | null {
  let found: D | null = null
  for (const deadline of deadlines)
    if (deadline.key === 'first_answer' && (found === null || countsBefore(deadline, found))) found = deadline
  return found
}

type Ranked = Deadline & { id: string }

function countsBefore(one: Ranked, other: Ranked): boolean {
  const isCancelled = one.state === 'cancelled'
  if (isCancelled !== (other.state === 'cancelled')) return !isCancelled
  const later = one.startedAt.getTime() - other.startedAt.getTime()
  return later === 0 ? one.id > other.id : later > 0
}

function stateOf({ step, answeredAt }: Incident): QuestionFacts['state'] {
  switch (step) {
    case 'dismissed':
      return 'refused'
    case 'merged':
      return 'merged'
    case 'done':
    case 'archived':
      return 'closed'
    default:
      return answeredAt === null ? 'open' : 'answered'
  }
}

/** When the job that runs at each minute notices that a promised moment has passed. */
export function noticedAt(dueAt: Date): Date {
  return new Date((Math.floor(dueAt.getTime() / MINUTE_MS) + 1) * MINUTE_MS)
}

const NAMES = [
  ...(['municipalityCode', 'groupCode', 'topicCode', 'agencyCode', 'dueAt', 'rule', 'isLate'] as const),
  ...(['answeredAt', 'workingMinutes', 'state', 'isSolvable', 'repeatNo', 'outcome', 'hasEvidence'] as const),
  ...(['promiseDueAt', 'satisfaction', 'closedAt', 'mergedInto', 'timesAskedAgain', 'handoffs'] as const),
  ...(['promisesMade', 'promisesKept', 'promisesMoved', 'promisesBroken'] as const),
] satisfies (keyof QuestionFacts)[]

export function isSame(one: QuestionFacts, other: QuestionFacts): boolean {
  return NAMES.every((name) => {
    const [value, its] = [one[name], other[name]]
    return (
      value === its || (value instanceof Date && its instanceof Date && value.getTime() === its.getTime())
    )
  })
}
