export { listAlteredCards } from './altered-texts.ts'
export { listHeldMessages } from './carriers.repository.ts'
export { carriersRoutes } from './carriers.routes.ts'
export { addEvidence } from './change-evidence.ts'
export { createFake } from './create-fake.ts'
export { endWatches, startEndingWatches } from './end-watches.ts'
export { fakeFilesRoutes } from './fake-files.routes.ts'
export { fakeFileJobs } from './fake-files.ts'
export { canSeeFake } from './fakes.policy.ts'
export { findVisibleIds } from './fakes.repository.ts'
export { fakesRoutes } from './fakes.routes.ts'
export type { FakeDeps, FakesContext } from './fakes-context.ts'
export { hearRumours } from './hear-rumours.ts'
export { addCarrierByHand, judgeCarriers } from './judge-carriers.ts'
export { loadLiveCards } from './live-cards.ts'
export { lookBack, startLookingBack } from './look-back.ts'
export {
  type CheckedItem,
  findCheckedPicture,
  listChecked,
  type PublicFake,
  readChecked,
} from './public-fakes.ts'
export { recordFakePost } from './record-fake-post.ts'
export { registerFakeCarriers } from './register-fake-carriers.ts'
export { runFakeCommand } from './run-fake-command.ts'
export { startLateSteps, sweepLateSteps } from './sweep-late-steps.ts'
