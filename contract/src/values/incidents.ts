/** Steps, kinds and ends of an incident. */

/** Steps at which our people have to act. */
export const OWED_STEPS = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  'approval',
  'rework',
  'publishing',
  'postponed',
] as const
export const OPEN_STEPS = [...OWED_STEPS, 'awaiting_author'] as const
/** Nobody works on these any more; the predicate of the partial indexes of migration 0013. */
export const ENDED_STEPS = ['done', 'dismissed', 'merged', 'archived'] as const
export const STEPS = [...OPEN_STEPS, ...ENDED_STEPS] as const

/** Queues of the desk, in the order the interface shows them; `approval` is for approvers. */
export const DESK_QUEUES = [
  'new',
  'distribution',
  'assigned',
  'in_progress',
  /** Its author has been asked for a fact. */
  'clarifying',
  'approval',
  'publishing',
  'postponed',
  'awaiting_author',
  'done',
  'dismissed',
] as const
/**
 * They depend on who asks. `mine`: assigned to me or to my unit and waiting for me; `mine_sent`: the rest of it that is not
 * answered yet, because others decide on it or publish it. Both together are all that is mine.
 */
export const OWN_QUEUES = ['mine', 'mine_today', 'mine_sent', 'to_approve'] as const

/** Periods of a filter that go with the day: the last days up to today, or the calendar month that runs. */
export const MOVING_PERIODS = ['last7', 'last30', 'month'] as const
export type MovingPeriod = (typeof MOVING_PERIODS)[number]

export const QUEUES = [...DESK_QUEUES, ...OWN_QUEUES] as const

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

/** Of a question as a person redacts it for the open register, and of why it is not shown there. */
export const PUBLIC_TEXT_LIMIT = 2000
export const REGISTER_REASON_LIMIT = 300

/** The title of a question whose author took its words away, as it is stored; a reader sees it in the own language. */
export const DELETED_TITLE = 'Сообщение удалено автором'

/** Who wrote what comes with the product, as it is stored. */
export const SHIPPED_BY = 'Вече'
