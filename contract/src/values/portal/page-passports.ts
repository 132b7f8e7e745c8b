/** Passports of official pages: what is asked of each, and how it stands. */
export const PASSPORT_STATES = ['bad', 'attention', 'good'] as const

export const REQUIREMENT_STATES = ['broken', 'unknown', 'met', 'none'] as const

/** In the order in which they are mended. */
export const REQUIREMENTS = [
  'owner',
  'token',
  'comments',
  'post',
  'answered',
  'mark',
  'contacts',
  'site_link',
  'network',
] as const
/** A person confirms them: no network tells the last three, and of the first two some tell nothing. */
export const SAID_REQUIREMENTS = ['comments', 'post', 'mark', 'contacts', 'site_link'] as const
/** What was measured needs nobody's word. */
export const MEASURED_REQUIREMENTS = ['comments', 'post'] as const

export const PASSPORT_SORTS = ['state', 'name', 'post', 'answered'] as const

export const PASSPORT_NOTE_LIMIT = 500
