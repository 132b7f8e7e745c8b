/** What is asked of the centre and proposed to it, and what becomes of it. */
export const FEEDBACK_KINDS = ['question', 'proposal'] as const

export const FEEDBACK_STATES = ['new', 'answered', 'taken', 'done', 'declined', 'withdrawn'] as const

/** What waits or goes on, what has ended, and what the reader wrote. */
export const FEEDBACK_LISTS = ['open', 'ended', 'mine'] as const

export const FEEDBACK_SORTS = ['last', 'votes'] as const

export const FEEDBACK_WORDS_LIMIT = 4000
export const FEEDBACK_TITLE_LIMIT = 160
export const FEEDBACK_REASON_LIMIT = 1000
