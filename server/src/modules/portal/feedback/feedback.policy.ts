/** Who answers for the centre, and who sees and says what of one thread. */
import { type Actor, isPermitted } from '../../access/index.ts'
import { isOpen } from './domain/thread-state.ts'
import type { ThreadRow } from './threads.repository.ts'

export function isOfCentre(actor: Actor): boolean {
  return isPermitted(actor, 'feedback.answer')
}

export function maySee(actor: Actor, { isPrivate, authorId }: Pick<ThreadRow, 'isPrivate' | 'authorId'>) {
  return !isPrivate || authorId === actor.id || isOfCentre(actor)
}

/** Nobody answers themselves: what the centre's own people ask is answered by the others. */
export function mayAnswer(actor: Actor, { authorId }: Pick<ThreadRow, 'authorId'>): boolean {
  return authorId !== actor.id && isOfCentre(actor)
}

export function mayVote(actor: Actor, thread: Pick<ThreadRow, 'authorId' | 'isPrivate' | 'state'>): boolean {
  return !thread.isPrivate && thread.authorId !== actor.id && isOpen(thread.state)
}
