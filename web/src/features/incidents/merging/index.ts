/** Questions about the same trouble: duplicates, bursts, repeats, mass events, joining the work and parting it again. */
export { BurstOffer } from './BurstOffer.tsx'
export { DuplicatesPanel } from './DuplicatesPanel.tsx'
export { MergeManyDialog } from './dialogs.ts'
export { JoinEventDialog } from './JoinEventDialog.tsx'
export { useUnmerge } from './use-merge.ts'
