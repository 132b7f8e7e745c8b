/** The anonymous pulse on workload: statements to which people say from «not at all» to «fully». */
export const PULSE_QUESTIONS = ['load', 'hours', 'clear', 'means', 'strength'] as const

export const PULSE_SCALE = [1, 2, 3, 4, 5] as const

/** Answers are written and shown by so many at least: among fewer one could be told apart. */
export const PULSE_LEAST = 5

/** Exact shares are of so many at least: of five, «0 %» and «100 %» tell what each of them said. */
export const PULSE_EXACT = 10

/** How many of a group find it hard. */
export const PULSE_STRAINS = ['many', 'some', 'few'] as const
export type PulseStrain = (typeof PULSE_STRAINS)[number]

export const PULSE_WORDS_LIMIT = 1000

/** All who are too few for a group of their own. */
export const PULSE_REST = 'rest'
