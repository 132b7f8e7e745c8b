/** Urgent until its author has an answer: once only a promise is left to keep, its day counts like any other. */
type Question = { urgency: 'normal' | 'urgent'; step: string | null; deadlineKey?: string | null | undefined }

export function isStillUrgent({ urgency, step, deadlineKey }: Question): boolean {
  return urgency === 'urgent' && step !== 'postponed' && deadlineKey !== 'final_answer'
}
