/** Whether a question can be erased now. Its work has to have ended: nobody could answer what is gone. */
import type { ERASURE_OBSTACLES } from '@veche/contract/admin/erasure.ts'
import type { Step } from '@veche/contract/incidents.ts'

export type Obstacle = (typeof ERASURE_OBSTACLES)[number]

/** `steps`: of every part of the message, and of the work that a merged one was joined to. */
export type ErasureFacts = {
  steps: readonly Step[]
  /** Of a chat or of a live stream. */
  isOpen: boolean
  isSending: boolean
  isHeld: boolean
  erasedAt: Date | null
  isAsked: boolean
}

const ENDED: readonly Step[] = ['done', 'dismissed', 'archived', 'merged']

export function findObstacle({
  steps,
  isOpen,
  isSending,
  isHeld,
  erasedAt,
  isAsked,
}: ErasureFacts): Obstacle | null {
  if (erasedAt !== null) return 'done'
  if (isAsked) return 'asked'
  if (isOpen || steps.some((step) => !ENDED.includes(step))) return 'open'
  if (isSending) return 'sending'
  return isHeld ? 'held' : null
}

/** The others end by themselves, and a demand waits for it. */
export function isForGood(obstacle: Obstacle): obstacle is 'asked' | 'done' {
  return obstacle === 'asked' || obstacle === 'done'
}
