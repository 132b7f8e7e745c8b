/** The clarifying question to the author: where it is asked and how the wait for its answer ends. */

/** `thread`: where the question was asked; `private`: in the author's dialog with our page. */
export const CLARIFICATION_WAYS = ['thread', 'private'] as const

/**
 * `refused`: by whoever was to approve it; `undelivered`: the letter came back; `moved_on`: the work went elsewhere or was
 * answered without it.
 */
export const CLARIFICATION_ENDS = [
  'answered',
  'silence',
  'taken_back',
  'refused',
  'undelivered',
  'moved_on',
] as const

/** `proposed`: waits for another person; `queued`: on its way; `waiting`: it stands before its author. */
export const CLARIFICATION_STATES = ['proposed', 'queued', 'waiting', 'ended'] as const

/** Why the clocks go on while the author is waited for. */
export const CLOCK_REASONS = ['urgent', 'danger', 'late', 'too_often'] as const

/** What a person decides about a question that did not reach its author, or may not have. */
export const CLARIFICATION_DECISIONS = ['check', 'retry', 'mark_sent'] as const

export const CLARIFICATION_TEXT_LIMIT = 1000
