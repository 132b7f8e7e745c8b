import type { AnswerCommand, Incident, Published } from './incident.ts'

export function changeAnswer(incident: Incident, command: AnswerCommand, now: Date): Partial<Incident> {
  switch (command.type) {
    case 'submit':
      return { step: 'approval', leaseUntil: null }
    case 'send_back':
      return { step: 'rework' }
    case 'approve':
      return { step: 'publishing' }
    case 'undo_approval':
      return { step: 'approval', hasUnknownDelivery: false }
    case 'call_back':
      return { step: 'rework', hasUnknownDelivery: false }
    case 'delivery_unknown':
    case 'delivery_failed':
      return { hasUnknownDelivery: command.isUnknown }
    case 'delivered':
      return {
        answeredAt: incident.answeredAt ?? now,
        isAuthorUnreachable: false,
        // The author's own incident says what they were told, even if it was merged into another one.
        ...(incident.step === 'merged' ? { outcome: outcomeOf(command) } : {}),
      }
    case 'unreachable':
      return { isAuthorUnreachable: true }
    case 'undeliverable':
      return {
        step: 'done',
        outcome: 'undeliverable',
        closingReason: 'undeliverable',
        isAuthorUnreachable: true,
        hasUnknownDelivery: false,
        promiseDueAt: null,
        closedAt: now,
      }
    case 'publication_confirmed':
    case 'answered_by_event':
      return published(incident, command, now)
    case 'promise_returned':
      return { step: 'in_progress' }
    case 'promise_broken':
    case 'approve_inside':
    case 'mend':
      return {}
  }
}

function outcomeOf({ answerKind, outcome }: Published): Incident['outcome'] {
  return answerKind === 'interim' ? 'postponed' : outcome
}

function published(incident: Incident, answer: Published, now: Date): Partial<Incident> {
  const answered = { answeredAt: incident.answeredAt ?? now, hasUnknownDelivery: false, leaseUntil: null }
  return answer.answerKind === 'interim'
    ? { ...answered, step: 'postponed', outcome: outcomeOf(answer), promiseDueAt: answer.promiseDueAt }
    : {
        ...answered,
        step: 'awaiting_author',
        outcome: outcomeOf(answer),
        hasEvidence: answer.hasEvidence,
        promiseDueAt: null,
      }
}
