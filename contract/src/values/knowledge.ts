/** Articles of the portal: what state one is in, and when of the year it is needed. */
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const

export const ARTICLE_TEXT_LIMIT = 4000

/** A file of an article is text with a head; a bundle holds many. */
export const ARTICLE_FILE_TYPE = 'text/markdown'
