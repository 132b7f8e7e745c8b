/** Steps, kinds and ends of an incident. */

export const STEPS = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'postponed',
  'awaiting_author',
  'done',
  'dismissed',
  'merged',
  'archived',
] as const

export const KINDS = ['solvable', 'unsolvable', 'informational'] as const

export const OUTCOMES = ['solved', 'explained', 'not_solved', 'postponed', 'undeliverable'] as const

export const SATISFACTIONS = ['satisfied', 'neutral', 'dissatisfied', 'no_answer'] as const

export const CLOSING_REASONS = [
  ...SATISFACTIONS,
  /** «Дальнейший диалог нецелесообразен», by two people. */
  'futile',
  'undeliverable',
  'imported',
] as const

export const FLAGS = [
  'reopened',
  'unread',
  'edited',
  'deleted',
  'unknown_delivery',
  'repeat',
  'mass_event',
  'in_event',
  'frozen',
  'unreachable',
  'arbiter',
  'promise',
  'evidence',
] as const

export const DEADLINE_URGENCIES = ['normal', 'urgent', 'danger'] as const

/** Counts go no further: this many or more is «999+». */
export const COUNT_LIMIT = 1000
