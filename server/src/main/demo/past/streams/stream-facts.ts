/** What the ledger of questions says of a question of a stream; the same facts as the trigger of migration 0087 takes. */
import type { LivestreamQuestionState } from '@veche/contract/livestreams.ts'
import { kindOf, NO_FACTS, type QuestionFacts, type QuestionMoment } from '../domain/ledger-facts.ts'

/** A question as it was from one change to the next. */
export type SpokenState = {
  state: LivestreamQuestionState
  incidentId: string | null
  foldedIntoId: string | null
  timeCodeS: number | null
  answeredLaterAt: Date | null
}
export type SpokenOf = Pick<QuestionFacts, 'municipalityCode' | 'groupCode' | 'topicCode' | 'agencyCode'> & {
  askedAt: Date
  startedAt: Date
}

export function momentsOfSpoken(states: readonly SpokenState[], of: SpokenOf): QuestionMoment[] {
  const moments: QuestionMoment[] = []
  for (const state of states) {
    const before = moments.at(-1)
    const now = factsOf(state, of, before ?? null)
    if (!before) moments.push({ ...now, kind: 'taken' })
    else if (isTold(before, now)) moments.push({ ...now, kind: kindOf(before, now) })
  }
  return moments
}

function factsOf(
  { state, incidentId, foldedIntoId, timeCodeS, answeredLaterAt }: SpokenState,
  { askedAt, startedAt, ...of }: SpokenOf,
  before: QuestionFacts | null,
): QuestionFacts & { changedAt: Date } {
  const onAir = timeCodeS === null ? null : new Date(startedAt.getTime() + Math.round(timeCodeS * 1000))
  const heard =
    state === 'answered_later' ? answeredLaterAt : state === 'answered' || state === 'partly' ? onAir : null
  const answeredAt = heard && latest(askedAt, heard)
  return {
    ...{ ...NO_FACTS, ...of, mergedInto: foldedIntoId, state: stateOf(state, incidentId) },
    answeredAt: answeredAt && (before?.answeredAt ?? answeredAt),
    changedAt: latest(askedAt, answeredLaterAt, onAir),
  }
}

function latest(first: Date, ...others: (Date | null)[]): Date {
  return new Date(Math.max(first.getTime(), ...others.map((at) => at?.getTime() ?? 0)))
}

function stateOf(state: LivestreamQuestionState, incidentId: string | null): QuestionFacts['state'] {
  if (incidentId !== null) return 'passed_on'
  switch (state) {
    case 'answered':
    case 'answered_later':
    case 'partly':
      return 'answered'
    case 'declined':
    case 'aside':
      return 'refused'
    case 'folded':
      return 'merged'
    default:
      return 'open'
  }
}

const TOLD = ['municipalityCode', 'topicCode', 'state', 'mergedInto'] as const

function isTold(before: QuestionFacts, now: QuestionFacts): boolean {
  const isOther = TOLD.some((name) => before[name] !== now[name])
  return isOther || before.answeredAt?.getTime() !== now.answeredAt?.getTime()
}
