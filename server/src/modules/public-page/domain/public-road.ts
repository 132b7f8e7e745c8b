/** The road of a question as its author sees it: what is behind, where it is now, what is ahead. Pure. */
import type { Step } from '@veche/contract/incidents.ts'
import { progressOf } from './public-state.ts'

export const ROAD_STEPS = ['received', 'passed', 'in_work', 'answered'] as const
export type RoadStep = (typeof ROAD_STEPS)[number]
export type RoadDates = { [key in RoadStep]?: Date | null }
export type RoadMark = { step: RoadStep; state: 'behind' | 'now' | 'ahead'; at: Date | null }

/** An interim answer is an answer: the promise stands beside it as the next date. */
function reachedBy(step: Step | null): RoadStep {
  const progress = progressOf(step)
  return ROAD_STEPS.find((mark) => mark === progress) ?? 'answered'
}

/** Null: it leads nowhere any more. A question that came back stands where it is worked on, its first answer behind. */
export function roadOf(step: Step | null, dates: RoadDates): RoadMark[] | null {
  if (step === 'dismissed') return null
  const reached = ROAD_STEPS.indexOf(reachedBy(step))
  return ROAD_STEPS.map((mark, index) => ({
    step: mark,
    state: index < reached ? 'behind' : index === reached ? 'now' : 'ahead',
    at: index <= reached ? (dates[mark] ?? null) : null,
  }))
}
