/** Other rules for the same month. */
import type { Random } from '../../statistics/domain/random.ts'
import { drawWork, type Plan, type PlannedQuestion } from './past.ts'
import { type ContextOf, type Place, stationCodeOf } from './read-work.ts'
import type { Person, Station } from './run-queue.ts'

/**
 * - `without_stage`: nobody does this step any more; of all bodies, or of one
 * - `more_people`: so many people join those who do the step there, every working day
 * - `route`: questions of a group, in all municipalities or in one, go to another body
 */
export type RuleChange =
  | { readonly kind: 'without_stage'; readonly stage: string; readonly agencyCode?: string | undefined }
  | ({ readonly kind: 'more_people'; readonly count: number } & Place)
  | {
      readonly kind: 'route'
      readonly groupCode: string
      readonly municipalityCode?: string | undefined
      readonly toAgencyCode: string
    }

/** Fewer steps seen at a station say nothing of how long it takes there. */
const LEAST_SEEN = 10

export function changeQuestions(
  { questions, workTimes }: Plan,
  change: RuleChange,
  random: Random,
): PlannedQuestion[] {
  if (change.kind === 'without_stage') {
    return questions.map((question) => ({
      ...question,
      steps:
        change.agencyCode === undefined || change.agencyCode === question.agencyCode
          ? question.steps.filter(({ stage }) => stage !== change.stage)
          : question.steps,
    }))
  }
  if (change.kind === 'more_people') return [...questions]
  return questions.map((question) => {
    const isMoved =
      question.groupCode === change.groupCode &&
      (change.municipalityCode === undefined || change.municipalityCode === question.municipalityCode)
    return isMoved
      ? moveQuestion(question, { toAgencyCode: change.toAgencyCode, workTimes, random })
      : question
  })
}

type Move = { toAgencyCode: string; workTimes: Plan['workTimes']; random: Random }

/** The other body does the steps of the first, at its own pace where that is known. */
function moveQuestion(question: PlannedQuestion, { toAgencyCode, workTimes, random }: Move): PlannedQuestion {
  return {
    ...question,
    agencyCode: toAgencyCode,
    steps: question.steps.map((step) => {
      if (step.agencyCode === null || step.isOnCall) return step
      const moved = { ...step, agencyCode: toAgencyCode }
      const times = workTimes.get(stationCodeOf(moved)) ?? []
      return times.length < LEAST_SEEN ? moved : { ...moved, workMs: drawWork(random, times) }
    }),
  }
}

/** A body that had no such step gets one person for it, so that moved questions do not stand for ever. */
export function changeStations(
  stations: readonly Station[],
  {
    change,
    questions,
    contextOf,
  }: { change: RuleChange; questions: readonly PlannedQuestion[]; contextOf: ContextOf },
): Station[] {
  const changed = new Map(stations.map(({ code, people }) => [code, people]))
  const hire = (place: Place, count: number): Person[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `new ${stationCodeOf(place)} ${at}`,
      context: contextOf(place.agencyCode),
    }))
  if (change.kind === 'more_people') {
    const code = stationCodeOf(change)
    changed.set(code, [...(changed.get(code) ?? []), ...hire(change, change.count)])
  }
  for (const place of questions.flatMap(({ steps }) => steps)) {
    const code = stationCodeOf(place)
    if (!changed.has(code)) changed.set(code, hire(place, 1))
  }
  return [...changed].map(([code, people]) => ({ code, people }))
}
