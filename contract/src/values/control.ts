/** What the board of control counts. */

export const SPENT_KEYS = ['triage', 'distribution', 'take', 'draft', 'approval'] as const

/** Clarifying questions are counted over these days. */
export const CLARIFIED_DAYS = 30

export const FIGURES = [
  'work',
  'approvals',
  'promises',
  'broken_promises',
  'clarifications',
  'silent_clarifications',
  'contributions',
  'changed',
  'late_steps',
  'sent_back',
  'refused',
] as const

/** Hours ahead of the radar and hours behind of what is late: edges of the columns. */
export const SOON_HOURS = [1, 3, 8, 24] as const

export const LATE_HOURS = [1, 24, 72] as const
