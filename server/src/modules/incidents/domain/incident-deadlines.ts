/**
 * Which deadlines a step begins and ends. Rules only; moments are computed by the engine in `deadline.ts`.
 */
import type { Step } from '@veche/contract/incidents.ts'
import type { Incident, IncidentCommand } from './incident.ts'

export type StepDeadlineKey = 'triage' | 'distribution' | 'take' | 'draft' | 'approval' | 'author_silence'
/** What the resident waits for; runs across steps until an answer stands in the thread. */
export type AnswerDeadlineKey = 'first_answer' | 'reopened_answer' | 'final_answer'
export type IncidentDeadlineKey = StepDeadlineKey | AnswerDeadlineKey

const KEY_OF_STEP: Partial<Record<Step, StepDeadlineKey>> = {
  new: 'triage',
  distribution: 'distribution',
  assigned: 'take',
  in_progress: 'draft',
  approval: 'approval',
  awaiting_author: 'author_silence',
}

export type DeadlinePlan = {
  stop: IncidentDeadlineKey[]
  /** Ends without a judgement: the work it measured is not there any more. */
  cancel: IncidentDeadlineKey[]
  start: { key: IncidentDeadlineKey; startedAt: Date }[]
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
  if (before.step === after.step) return replanFirstAnswer(plan, before, after, command)
  moveStepDeadline(plan, before, after, command, now)
  moveAnswerDeadline(plan, before, after, command, now)
  return plan
}

function moveStepDeadline(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
  now: Date,
): void {
  const ended = KEY_OF_STEP[before.step]
  const begun = KEY_OF_STEP[after.step]
  const isUndone = ['dismiss', 'undo_accept', 'return'].includes(command.type)
  if (ended) (isUndone ? plan.cancel : plan.stop).push(ended)
  // What is undone goes on from where it was: the clock of triage started when the message was found.
  if (begun) plan.start.push({ key: begun, startedAt: begun === 'triage' ? after.foundAt : now })
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
      replanFirstAnswer(plan, before, after, command)
      break
    case 'dismiss':
      plan.cancel.push('first_answer')
      break
    case 'restore':
      if (!after.answeredAt) plan.start.push({ key: 'first_answer', startedAt: after.foundAt })
      break
    case 'publication_confirmed':
      plan.stop.push('first_answer', 'reopened_answer')
      if (command.answerKind === 'final') plan.stop.push('final_answer')
      else plan.start.push({ key: 'final_answer', startedAt: now })
      break
    case 'reopen':
    case 'follow_up':
      plan.start.push({ key: 'reopened_answer', startedAt: now })
      break
  }
}

/** A new urgency, topic or agency may choose another rule; it always counts from when the message was found. */
function replanFirstAnswer(
  plan: DeadlinePlan,
  before: Incident,
  after: Incident,
  command: IncidentCommand,
): DeadlinePlan {
  const isSameRule =
    before.urgency === after.urgency && before.topicCode === after.topicCode && command.type !== 'accept'
  if (isSameRule || after.answeredAt) return plan
  plan.cancel.push('first_answer')
  plan.start.push({ key: 'first_answer', startedAt: after.foundAt })
  return plan
}
