/** How a neighbour writes a day: `any` reads what our own spreadsheet does. */
export const NEIGHBOUR_DATES = ['any', 'day_first', 'month_first', 'year_first'] as const
export type NeighbourDates = (typeof NEIGHBOUR_DATES)[number]
export const NEIGHBOUR_LIMITS = { name: 80, heading: 200, word: 200, words: 500, columns: 120 } as const
/** How often a table goes out by itself. */
export const EXPORT_CADENCES = ['daily', 'weekly'] as const
/** Failures in a row after which a schedule is turned off. */
export const EXPORT_FAILURES = 5
export const MOST_SCHEDULES = 20
