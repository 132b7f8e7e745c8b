import type { Network, Surface } from '@veche/contract/common.ts'
import type { DeadlineBook } from './deadline-book.ts'
import { planForNew } from './domain/plan-deadlines.ts'
import { startDeadlines } from './set-deadlines.ts'

/** When the first answer is due while nothing is known of the question. Triage may choose a rule with an earlier moment. */
export function expectFirstAnswer(
  book: DeadlineBook,
  { network, surface }: { network: Network; surface: Surface },
  askedAt: Date,
): Date {
  const nothingKnown = { urgency: 'normal', topicCode: null, groupCode: null, agencyCode: null } as const
  const begun = startDeadlines(planForNew(askedAt), { ...nothingKnown, network, surface }, { book })
  const answer = begun.find(({ key }) => key === 'first_answer')
  if (!answer) throw new Error('A new question is owed an answer')
  return answer.dueAt
}
