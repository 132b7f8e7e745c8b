import type { LivestreamStep } from '@veche/contract/livestreams.ts'
import { isOpenQuestion, type Question } from '../../questions/domain/question.ts'
import { isPast } from '../../stream/domain/livestream.ts'

/** Whether a question needs an incident now: if the stream has left it open, or if it is a danger, each once. */
export function isOwedWork(
  { state, incidentId }: Pick<Question, 'state' | 'incidentId'>,
  { step, isDanger }: { step: LivestreamStep; isDanger: boolean },
): boolean {
  if (isDanger && incidentId === null) return true
  return isPast(step) && isOpenQuestion(state)
}

/** Undo stops here, because the work has started. */
export function onControl(question: Question, incidentId: string): Question {
  const nothing = { position: null, declineReason: null, foldedIntoId: null }
  return { ...question, ...nothing, state: 'on_control', incidentId, past: [] }
}
