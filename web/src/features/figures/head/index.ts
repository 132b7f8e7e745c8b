/** What a head has in the pocket: five figures, and a word to whoever is late. */
export { FiveFigures } from './FiveFigures.tsx'
export { reminders } from './kept-reminders.ts'
export { Remind } from './Remind.tsx'
