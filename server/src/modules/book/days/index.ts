/** The end of each day of the region: the checkpoint that stood then, kept for good. */
export { findDay, listDays, listDaysKept } from './days.repository.ts'
export { type BookDay, formatDays } from './domain/format-days.ts'
export { saveDay } from './save-day.ts'
