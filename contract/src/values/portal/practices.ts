/** Practices: what worked somewhere, with figures that the product itself has counted. */
export const PRACTICE_STATES = ['draft', 'waiting', 'published', 'withdrawn'] as const

export const PRACTICE_LISTS = ['published', 'waiting', 'mine'] as const

export const PRACTICE_SORTS = ['last', 'votes', 'adopted'] as const

/** Questions a week, the share late, the median first answer, the share satisfied. */
export const PRACTICE_FIGURES = ['questions', 'late', 'first_answer', 'satisfaction'] as const

/** `early`: too few weeks have passed; `few`: too few questions to tell. */
export const EFFECT_STATES = ['counted', 'early', 'few'] as const

export const EFFECT_VERDICTS = ['better', 'same', 'worse', 'few'] as const

export const PRACTICE_TEXT_LIMIT = 4000
export const PRACTICE_REASON_LIMIT = 500

export const PRACTICE_FILE_TYPE = 'text/markdown'
/** Signs of one file, and files at a time. */
export const PRACTICE_FILE_LIMIT = 20_000
export const PRACTICE_FILES_LIMIT = 50

export const PRACTICE_PICTURES_LIMIT = 10
export const PRACTICE_CAPTION_LIMIT = 200
