/** Where the rumour goes round: its carriers with their snapshots and reach, added by hand or judged by people. */
export { AddPlaceDialog } from './AddPlaceDialog.tsx'
export { CarrierText } from './CarrierText.tsx'
export { CarrierWords } from './CarrierWords.tsx'
export { CountCell } from './CountCell.tsx'
export {
  type Chosen,
  choosePlaces,
  countPlaces,
  listDoubled,
  type Marks,
  placesToCorrect,
} from './choose-places.ts'
export { LinkedPanel, type RenderTargets } from './LinkedPanel.tsx'
export {
  type Carrier,
  canPostTo,
  canSendTo,
  isClosedTo,
  isForHand,
  isLeftOut,
  isTroubled,
  isWrongAt,
  lastSent,
  listByHand,
  listUndelivered,
  needsHand,
  PUBLICATION_STATE,
  type Publication,
  scoreState,
  splitByTold,
} from './places.ts'
export { ReachChart } from './ReachChart.tsx'
export { RejectedPlaces } from './RejectedPlaces.tsx'
export { useJudge } from './use-judge.ts'
