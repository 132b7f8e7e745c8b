/** What becomes of a question to a live stream. */

export const DECLINE_REASONS = [
  'off_topic',
  'insult',
  'not_a_question',
  'personal_data',
  'answered_before',
] as const

/** The protocol as a file. `withoutNames`: to hand out, nothing in it of who asked. */
export const PROTOCOL_FORMATS = ['docx', 'pdf'] as const
