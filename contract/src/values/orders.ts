/** News and orders: what kinds there are, who must do an order, and what becomes of it. */
export const BULLETIN_KINDS = ['news', 'order'] as const

/** Each person, or one for each body or municipality. */
export const BULLETIN_DOERS = ['person', 'agency', 'municipality'] as const

export const BULLETIN_STATES = ['draft', 'open', 'done', 'old', 'withdrawn'] as const

/** What waits for the reader or has not ended, what has, and what the reader wrote or answers for. */
export const BULLETIN_LISTS = ['open', 'archive', 'mine'] as const

export const BULLETIN_LINKS = ['article', 'incident', 'outage'] as const

export const DEED_STATES = ['done', 'cannot', 'taken_back'] as const

/** Of the people in the table of an order: those who have not read it, not done it, or cannot. */
export const READER_STATES = ['unread', 'undone', 'cannot', 'done'] as const

export const BULLETIN_TEXT_LIMIT = 6000
export const BULLETIN_FILES_LIMIT = 10
/** The most that one person may bring and not use. */
export const BULLETIN_UNUSED_FILES_LIMIT = 30
export const DEED_WORDS_LIMIT = 1000
/** Of one file of text, which may hold many, and how many come in at once. */
export const BULLETIN_MARKDOWN_LIMIT = 200_000
export const BULLETIN_MARKDOWNS_LIMIT = 10
export const BULLETIN_MARKDOWN_TYPE = 'text/markdown'

/** Documents that offices have, beside photographs and PDF: by the ending of the name. Those with macros are none. */
export const BULLETIN_PAPERS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const

/** Browsers name these kinds each in its own way: the ending decides. Null: it is no such document. Pure. */
export function paperTypeOf(name: string): string | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.entries(BULLETIN_PAPERS).find(([known]) => known === ending)?.[1] ?? null
}
