/** The anonymous pulse on workload: statements to which people say from «not at all» to «fully». */
export const PULSE_QUESTIONS = ['load', 'hours', 'clear', 'means', 'strength'] as const

export const PULSE_SCALE = [1, 2, 3, 4, 5] as const

/** Answers are written and shown by so many at least: among fewer one could be told apart. */
export const PULSE_LEAST = 5

export const PULSE_WORDS_LIMIT = 1000

/** All who are too few for a group of their own. */
export const PULSE_REST = 'rest'
