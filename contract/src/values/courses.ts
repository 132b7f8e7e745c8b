/** Courses of the portal: rights that may depend on one, pictures that ship, states. */
export const COURSE_STATES = ['draft', 'published', 'withdrawn'] as const

/** What a person may lose until they pass a course, and nothing else. */
export const GATED_RIGHTS = ['publishing', 'chats', 'fakes', 'personal_data'] as const
export type GatedRight = (typeof GATED_RIGHTS)[number]

/** Drawings that come with the product. */
export const COURSE_PICTURES = [
  'letter',
  'shield',
  'chat',
  'rumour',
  'clock',
  'stream',
  'steps',
  'people',
] as const

/** `due`: never passed, or no longer valid, and the right still holds. */
/** Whether a person can be reminded of a course now; `passed` and `told` say why not. */
export const REMINDING = ['open', 'told', 'passed'] as const
/** Why a person is left out when people are reminded of a course. */
export const REMINDER_REFUSALS = ['told', 'passed', 'self'] as const
export const LEARNER_STATES = ['valid', 'due', 'rests', 'lifted', 'free'] as const

/** A file of a course is text with a head; one file may hold many. */
export const COURSE_FILE_TYPE = 'text/markdown'
