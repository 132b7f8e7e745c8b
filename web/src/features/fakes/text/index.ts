/** The refutation as it is written and approved: its versions, its picture, and the correction of our own mistake. */
export { ReasonDialog } from './ReasonDialog.tsx'
export { SaidBefore } from './TextCompared.tsx'
export { TextPanel } from './TextPanel.tsx'
export { isBeingCorrected, refutedText } from './text-round.ts'
