/** Co-executors: another body gives its part of one answer. */

/** `asked`: nobody has taken it; `given`: the writer decides. The last four end it. */
export const CONTRIBUTION_STATES = [
  'asked',
  'taken',
  'given',
  'accepted',
  'refused',
  'withdrawn',
  'not_needed',
] as const

/** What the asked body does, and what the writer of the answer does; both may write. */
export const CONTRIBUTION_ACTS = [
  'take',
  'release',
  'give',
  'refuse',
  'say',
  'accept',
  'send_back',
  'withdraw',
] as const

export const CONTRIBUTION_POSTS = ['said', 'given', 'sent_back', 'refused', 'withdrawn'] as const
/** `asked`: what the reader and their body ask of others; the other two are asked of theirs. */
export const CONTRIBUTION_LISTS = ['open', 'asked', 'ended'] as const

/** Working hours of the asked body. */
export const CONTRIBUTION_HOURS = [2, 4, 8, 16, 24, 40] as const
export const CONTRIBUTION_USUAL_HOURS = 8

export const CONTRIBUTION_ASK_LIMIT = 1000
export const CONTRIBUTION_WORDS_LIMIT = 4000
export const CONTRIBUTION_BODIES_LIMIT = 5
export const CONTRIBUTION_FILES_LIMIT = 10
