/** Passports of official pages: what is asked of each, and how it stands. */
export const PASSPORT_STATES = ['bad', 'attention', 'good'] as const

export const REQUIREMENT_STATES = ['broken', 'unknown', 'met', 'none'] as const

/** In the order in which they are mended. `said` ones are confirmed by a person, because no network tells them. */
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
export const SAID_REQUIREMENTS = ['mark', 'contacts', 'site_link'] as const

export const PASSPORT_SORTS = ['state', 'name', 'post', 'answered'] as const

export const PASSPORT_NOTE_LIMIT = 500
