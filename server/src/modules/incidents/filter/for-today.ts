import type { Step } from '@veche/contract/incidents.ts'
import { isSupplement } from '../steps/index.ts'

type Task = Parameters<typeof isSupplement>[0] & { step: Step; hasUnreadFollowUp: boolean }

/**
 * The rule of the queue `mine_today` for what is due later: new words of the author, work that came back and an answer
 * that is being supplemented are for today, however far away their deadline is.
 */
export function isForToday(row: Task): boolean {
  return row.hasUnreadFollowUp || row.step === 'rework' || isSupplement(row)
}
