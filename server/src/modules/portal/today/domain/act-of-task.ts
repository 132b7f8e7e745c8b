/** What the reader does next with a question of theirs. Pure. */
import type { TodayAct } from '@veche/contract/portal/today.ts'

type Task = {
  step: string
  hasUnreadFollowUp: boolean
  isSupplement: boolean
  isAwaited: boolean
  hasPartOut: boolean
}

export function actOfTask({ step, hasUnreadFollowUp, isSupplement, isAwaited, hasPartOut }: Task): TodayAct {
  // The author has the next word.
  if (isAwaited && !hasUnreadFollowUp) return 'open'
  // Another body has: the answer is written when its part is there.
  if (hasPartOut && step === 'in_progress' && !hasUnreadFollowUp) return 'open'
  switch (step) {
    case 'assigned':
      return isSupplement ? 'answer' : 'take'
    case 'in_progress':
      return 'answer'
    case 'rework':
      return 'mend'
    case 'postponed':
      return hasUnreadFollowUp ? 'read_words' : 'keep_promise'
    // The work is with others: only new words of the author bring it here.
    default:
      return 'read_words'
  }
}
