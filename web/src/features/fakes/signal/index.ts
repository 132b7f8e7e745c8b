/** How a card begins and takes in what is heard: a rumour in a message, a card by hand, its claim and what it is about. */
export { AboutDialog } from './AboutDialog.tsx'
export { NewFakeDialog, type SourceMessage } from './NewFakeDialog.tsx'
export { useMakeCard } from './use-make-card.ts'
