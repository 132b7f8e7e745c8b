/** Articles of the portal: what state one is in, and when of the year it is needed. */
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const

export const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const

/** Checks of an answer that hold before there is a question; the rest is checked when somebody takes it into an answer. */
export const MODEL_CHECKS = [
  ...(['greeting', 'contact_given', 'no_personal_data', 'no_stock_phrases'] as const),
  ...(['readable', 'plain_language', 'promise_dated'] as const),
] as const

export const ARTICLE_TEXT_LIMIT = 4000

/** A file of an article is text with a head; a bundle holds many. */
export const ARTICLE_FILE_TYPE = 'text/markdown'
