/** Sub-tasks of one question. */
export const SUBTASK_STATES = ['open', 'done', 'withdrawn'] as const
/** `reopen` takes back a «done» or a withdrawal. */
export const SUBTASK_ACTS = ['done', 'reopen', 'withdraw'] as const
export const SUBTASK_WHAT_LIMIT = 300
export const SUBTASK_WORDS_LIMIT = 1000
/** Of one question: more is work of its own. */
export const SUBTASKS_LIMIT = 20
