/**
 * Which deadlines a step begins and ends. Rules only; moments are computed by the engine in `deadline.ts`.
 */
import type { Step } from '@veche/contract/incidents.ts'
import type { CommandType, Incident, IncidentCommand } from '../../steps/domain/incident.ts'
import { isSupplement } from '../../steps/domain/supplement.ts'

export type StepDeadlineKey = 'triage' | 'distribution' | 'take' | 'draft' | 'approval' | 'author_silence'
/** The key of what the resident waits for. It runs across steps until an answer stands in the thread. */
export type AnswerDeadlineKey = 'first_answer' | 'reopened_answer' | 'final_answer'
/** How long an agency may say that the work is not theirs: a right that ends, not work to be done. */
export type WindowKey = 'return_window'
export type IncidentDeadlineKey = StepDeadlineKey | AnswerDeadlineKey | WindowKey

const KEY_OF_STEP: Partial<Record<Step, StepDeadlineKey>> = {
  new: 'triage',
  distribution: 'distribution',
  assigned: 'take',
  in_progress: 'draft',
  approval: 'approval',
  awaiting_author: 'author_silence',
}

const ANSWERS: readonly AnswerDeadlineKey[] = ['first_answer', 'reopened_answer', 'final_answer']

export type DeadlinePlan = {
  stop: IncidentDeadlineKey[]
  /** Keys to cancel without a judgement, because the work that they measured no longer exists. */
  cancel: IncidentDeadlineKey[]
  start: { key: IncidentDeadlineKey; startedAt: Date }[]
  /** Keys to revive because their end is undone: the last deadline of the key resumes, or a new one starts if there is none. */
  revive?: { key: IncidentDeadlineKey; startedAt: Date; ended: 'cancelled' | 'stopped' }[]
  /** A person's decision, or the date that an interim answer promises. */
  change?: { key: string; dueAt: Date; actorId: string; reason: string }[]
  /** Pauses deadlines that run: all of them by a moderator, those of `keys` while the author is asked for a fact. */
  pause?: { actorId: string; reason: string; keys?: readonly string[] }
  resume?: true
  /** When a pause ended that nobody has ended yet; without it, now. */
  resumeAt?: Date
}

/** A found message: the centre must sort it, the resident waits for the answer. */
export function planForNew(foundAt: Date): DeadlinePlan {
  return {
    stop: [],
    cancel: [],
    start: [
      { key: 'triage', startedAt: foundAt },
      { key: 'first_answer', startedAt: foundAt },
    ],
  }
}

export function planDeadlines(
  before: Incident,
  after: Incident,
  command: IncidentCommand,
  now: Date,
): DeadlinePlan {
  const plan: DeadlinePlan = { stop: [], cancel: [], start: [] }
  if (before.step !== after.step || isHandedOver(before, after))
    moveStepDeadline(plan, before, after, command, now)
  moveReturnWindow(plan, before, after, command, now)
  moveAnswerDeadline(plan, before, after, command, now)
  waitForAuthor(plan, before, after, command, now)
  return plan
}

/** Cancels the clock of the step, because its work was taken away and not done. */
const UNDOING: readonly CommandType[] = [
  'dismiss',
  'undo_accept',
  'undo_import',
  'unassign',
  'return',
  'release',
  'merge',
  'answered_by_event',
  'confirm_futile',
  'undo_supplement',
]

function moveStepDeadline(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
  now: Date,
): void {
  const ended = KEY_OF_STEP[before.step]
  const begun = KEY_OF_STEP[after.step]
  const isTakenAway = command.type === 'assign' && before.step !== 'distribution'
  const isUndone = isTakenAway || UNDOING.includes(command.type)
  if (ended) (isUndone ? plan.cancel : plan.stop).push(ended)
  if (!begun) return
  // A decision on a text is judged once, so its clock is revived with every moment that a person set.
  if (command.type === 'undo_approval')
    plan.revive = [{ key: begun, startedAt: command.submittedAt, ended: 'stopped' }]
  // The wait for the author resumes as if no supplement had been asked for.
  else if (command.type === 'undo_supplement')
    plan.revive = [{ key: begun, startedAt: now, ended: 'stopped' }]
  // When triage is undone, its clock runs on from the moment the message was found.
  else plan.start.push({ key: begun, startedAt: begun === 'triage' ? after.foundAt : now })
}

function moveReturnWindow(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
  now: Date,
): void {
  const isAnothers = isHandedOver(before, after)
  if (before.step === 'assigned' && (isAnothers || after.step !== 'assigned'))
    plan.cancel.push('return_window')
  if (isAnothers && command.type !== 'unmerge') plan.start.push({ key: 'return_window', startedAt: now })
}

/** Whoever gets the work has their own hour to take it, whatever the agency before them had left. */
function isHandedOver(before: Incident, after: Incident): boolean {
  return after.step === 'assigned' && before.agencyCode !== after.agencyCode
}

function moveAnswerDeadline(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
  now: Date,
): void {
  switch (command.type) {
    case 'accept':
    case 'undo_accept':
    case 'classify':
      replanFirstAnswer(plan, before, after, command)
      break
    case 'dismiss':
    case 'undo_import':
      plan.cancel.push('first_answer')
      break
    case 'restore':
      if (!after.answeredAt)
        plan.revive = [{ key: 'first_answer', startedAt: after.foundAt, ended: 'cancelled' }]
      break
    case 'publication_confirmed':
    case 'answered_by_event':
      plan.stop.push('first_answer', 'reopened_answer')
      if (command.answerKind === 'final') plan.stop.push('final_answer')
      else planPromised(plan, command.promiseDueAt, now)
      break
    case 'delivered':
      plan.stop.push('first_answer', 'reopened_answer')
      if (command.answerKind === 'final') plan.stop.push('final_answer')
      // A merged author was told when they were told: the answer is owed to them from then.
      else if (before.step === 'merged') planPromised(plan, command.promiseDueAt, now)
      break
    case 'undeliverable':
      plan.stop.push(...ANSWERS)
      break
    case 'unreachable':
      if (before.step === 'merged') plan.stop.push(...ANSWERS)
      break
    case 'unmerge':
      // An interim answer says only that work goes on, so the final answer is due from that moment.
      if (after.answeredAt && after.outcome === 'postponed')
        plan.start.push({ key: 'final_answer', startedAt: after.answeredAt })
      break
    case 'confirm_futile':
      plan.cancel.push('reopened_answer', 'final_answer')
      break
    case 'reopen':
    case 'follow_up':
      if (isComeBack(before, after)) plan.start.push({ key: 'reopened_answer', startedAt: now })
      break
    case 'freeze':
      plan.pause = { actorId: command.userId, reason: command.reason }
      break
    case 'unfreeze':
      plan.resume = true
      break
    case 'change_deadline': {
      const { key, dueAt, userId, reason } = command
      plan.change = [{ key, dueAt, actorId: userId, reason }]
      break
    }
  }
}

/** What the body owes while it writes. The centre's clocks and the right to refuse are no part of it. */
const WAITING_KEYS: readonly IncidentDeadlineKey[] = ['draft', 'first_answer', 'reopened_answer']
export const CLARIFICATION_PAUSE = 'clarification'

/** A date that was promised to the author stands, whatever is asked of them. */
function waitForAuthor(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
  now: Date,
): void {
  if (command.type === 'clarification_published' && command.stopsClocks) {
    const keys = after.promiseDueAt === null ? [...WAITING_KEYS, 'final_answer'] : WAITING_KEYS
    plan.pause = { actorId: command.askedBy, reason: CLARIFICATION_PAUSE, keys }
  }
  if (before.clarifyUntil === null || after.clarifyUntil !== null) return
  plan.resume = true
  // Whoever notices late that the term has ended gives nobody more of it.
  plan.resumeAt = before.clarifyUntil < now ? before.clarifyUntil : now
}

/** The answer is due again after it had been given: from an ended step, or while a supplement is being written. */
function isComeBack(before: Incident, after: Incident): boolean {
  const hasMoved = before.step !== after.step && after.step !== 'done'
  return after.isReopened && (hasMoved || (isSupplement(before) && !isSupplement(after)))
}

/** The author of a promise that came too late to be published still owes the answer by the rule. */
function planPromised(plan: DeadlinePlan, promiseDueAt: Date | null, now: Date): void {
  plan.start.push({ key: 'final_answer', startedAt: now })
  if (promiseDueAt && promiseDueAt > now)
    plan.change = [{ key: 'final_answer', dueAt: promiseDueAt, actorId: '', reason: 'promise' }]
}

/** A new urgency, topic or agency may choose another rule; it always counts from when the message was found. */
function replanFirstAnswer(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
): void {
  const isSameRule =
    before.urgency === after.urgency && before.topicCode === after.topicCode && command.type !== 'accept'
  if (isSameRule || after.answeredAt) return
  plan.cancel.push('first_answer')
  plan.start.push({ key: 'first_answer', startedAt: after.foundAt })
}
