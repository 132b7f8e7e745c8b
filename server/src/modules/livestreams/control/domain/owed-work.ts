import type { LivestreamStep } from '@veche/contract/livestreams.ts'
import { isOpenQuestion, type Question } from '../../questions/domain/question.ts'
import { isPast } from '../../stream/domain/livestream.ts'

/** Whether work on it has to begin now: on what a stream has left open, and on a danger at once, each once. */
export function isOwedWork(
  { state, incidentId }: Pick<Question, 'state' | 'incidentId'>,
  { step, isDanger }: { step: LivestreamStep; isDanger: boolean },
): boolean {
  if (isDanger && incidentId === null) return true
  return isPast(step) && isOpenQuestion(state)
}

/** No undo leads back from here: the work on it has begun. */
export function onControl(question: Question, incidentId: string): Question {
  const nothing = { position: null, declineReason: null, foldedIntoId: null }
  return { ...question, ...nothing, state: 'on_control', incidentId, past: [] }
}
