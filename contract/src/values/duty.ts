/** Who answers: why a body and a post were chosen, and who of it speaks now. */

export const DUTY_NAME_LIMIT = 120
export const DUTY_PHONE_LIMIT = 60
export const DUTY_NOTE_LIMIT = 500

/** Of a post, by what it was bound to the topic and to the place; `any` is bound to nothing of the kind. */
export const TOPIC_FITS = ['topic', 'group', 'any'] as const
export const PLACE_FITS = ['street', 'municipality', 'any'] as const

/** By what the person who answers now was found: their shift, as the one responsible or as the deputy; or nobody was. */
export const NOW_BY = ['shift', 'lead', 'deputy', 'nobody'] as const

/** What is wrong with a roster: time that nobody has, time that two have, somebody who is away then. */
export const ROSTER_PROBLEMS = ['gap', 'overlap', 'absent'] as const

/** Where the topic of an answer was read. */
export const TOPIC_READ_BY = ['chosen', 'words', 'article'] as const
export const PLACE_READ_BY = ['chosen', 'words', 'own'] as const
