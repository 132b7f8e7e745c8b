/** Roles and where they hold; how accounts are listed. */

export const ROLES = [
  'dispatcher',
  'moderator',
  'coordinator',
  'executor',
  'head',
  'chat_moderator',
  'stream_editor',
  'fact_checker',
  'analyst',
  'administrator',
] as const

/** Where a role holds: the whole region, one agency, one unit of it, one municipality. */
export const SCOPE_KINDS = ['region', 'agency', 'unit', 'municipality'] as const

export const USER_SORTS = ['name', 'email', 'last_sign_in'] as const

export const USER_STATES = ['active', 'inactive', 'never'] as const

/** By when an entry of the journal was written. */
export const JOURNAL_ORDERS = ['newest', 'oldest'] as const
export type JournalOrder = (typeof JOURNAL_ORDERS)[number]

export const JOURNAL_WORDS_LIMIT = 120
