/** Looking back on a chat: drafts of the morning and of Friday that a person posts, and the figures of its week. */
export { DigestCard } from './DigestCard.tsx'
export { DigestDialog } from './DigestDialog.tsx'
export { WeekFigures } from './WeekFigures.tsx'
