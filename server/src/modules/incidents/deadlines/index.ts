/** Deadlines and promises: which deadlines a step begins and ends, the book of rules they are counted by, their pauses, reminders and explanations. */
export { readRules, seedDeadlineRules } from './book.repository.ts'
export {
  type DeadlineBook,
  forgetDeadlineBook,
  loadDeadlineBook,
} from './deadline-book.ts'
export {
  deadlineParts,
  insertDeadlinesOfMany,
  joinDeadlines,
  listIncidentsWithOpenDeadlines,
  listNumbers,
  listOpenDeadlinesOf,
  type StoredDeadline,
  toDeadline,
  updateDeadline,
} from './deadlines.repository.ts'
export { explainDeadline } from './domain/attention.ts'
export type { Deadline } from './domain/deadline.ts'
export { DEADLINE_KEYS, type DeadlineKey, type DeadlineRule, type RuleMatch } from './domain/deadline-rule.ts'
export { planDeadlines, planForNew } from './domain/plan-deadlines.ts'
export { nextReminderAt, type Reminder, reachedReminder } from './domain/reminders.ts'
export { expectFirstAnswer } from './expected-answer.ts'
export {
  findDueReminders,
  lockDueReminders,
  type RemindedDeadline,
  setNextReminders,
} from './reminders.repository.ts'
export {
  type AnswerRule,
  currentDeadline,
  type DeadlineMoves,
  moveDeadlines,
  setDeadlines,
  startDeadlines,
} from './set-deadlines.ts'
