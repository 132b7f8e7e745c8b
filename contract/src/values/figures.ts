/** What figures may be asked by. */

export const FIGURE_KEYS = ['municipality', 'agency', 'network', 'group', 'topic', 'source'] as const

export const FIGURE_SOURCES = ['incident', 'chat', 'livestream', 'rumour'] as const

/** A period is no longer: thirteen months. */
export const MOST_FIGURE_DAYS = 400
