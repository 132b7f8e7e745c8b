export {
  canSeeFake,
  type FakeDeps,
  type FakesContext,
  fakeFileJobs,
  fakeFilesRoutes,
  findVisibleIds,
  listAlteredCards,
  visibleFakes,
} from './card/index.ts'
export { endWatches, startEndingWatches, startLateSteps, sweepLateSteps } from './clocks/index.ts'
export { loadLiveCards } from './matching/index.ts'
export { addCarrierByHand, judgeCarriers, listHeldMessages } from './places/index.ts'
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
export { addEvidence } from './verdict/index.ts'
