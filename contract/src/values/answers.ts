/** Kinds, outcomes and states of answers, and reasons to send them back. */

/** What a final answer says of the problem; when it is published it becomes the incident's. */
export const ANSWER_OUTCOMES = ['solved', 'explained', 'not_solved'] as const

export const SEND_BACK_REASONS = [
  'no_answer_to_question',
  'no_date',
  'no_action',
  'tone',
  'personal_data',
  'facts',
  'other',
] as const

export const ANSWER_KINDS = ['interim', 'final'] as const
