/** What people did with messages and their authors, by whose word and till when; the hint to who shows personal data. */
export { ModerateDialog, type ModerationAsk } from './ModerateDialog.tsx'
export { ModerationDialog } from './ModerationDialog.tsx'
