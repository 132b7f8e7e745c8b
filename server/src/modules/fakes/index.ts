export {
  canSeeFake,
  describeLastText,
  type FakeDeps,
  type FakesContext,
  fakeFileJobs,
  fakeFilesRoutes,
  fakeMarksOf,
  findVisibleIds,
  listAlteredCards,
  visibleFakes,
} from './card/index.ts'
export {
  endWatches,
  startEndingWatches,
  startLateSteps,
  startStepClock,
  startTotalClock,
  sweepLateSteps,
} from './clocks/index.ts'
export { findFakes, listOwnFakes } from './list/index.ts'
export { loadLiveCards } from './matching/index.ts'
export { addCarrierByHand, judgeCarriers, listHeldMessages, snapshotOf } from './places/index.ts'
export {
  type CheckedItem,
  findCheckedPicture,
  listChecked,
  type PublicFake,
  readChecked,
  registerFakePost,
} from './publication/index.ts'
export { carriersRoutes, fakesRoutes, runFakeCommand } from './screen/index.ts'
export {
  createFake,
  lookBack,
  registerFakeCarriers,
  registerRumours,
  startLookingBack,
} from './signal/index.ts'
export { addEvidence, hashWords } from './verdict/index.ts'
