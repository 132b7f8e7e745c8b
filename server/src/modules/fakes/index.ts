export { listAlteredCards } from './card/altered-texts.ts'
export { fakeFilesRoutes } from './card/fake-files.routes.ts'
export { fakeFileJobs } from './card/fake-files.ts'
export { canSeeFake } from './card/fakes.policy.ts'
export { findVisibleIds } from './card/fakes.repository.ts'
export type { FakeDeps, FakesContext } from './card/fakes-context.ts'
export { endWatches, startEndingWatches } from './clocks/end-watches.ts'
export { startLateSteps, sweepLateSteps } from './clocks/sweep-late-steps.ts'
export { loadLiveCards } from './matching/live-cards.ts'
export { listHeldMessages } from './places/carriers.repository.ts'
export { addCarrierByHand, judgeCarriers } from './places/judge-carriers.ts'
export {
  type CheckedItem,
  findCheckedPicture,
  listChecked,
  type PublicFake,
  readChecked,
} from './publication/public-fakes.ts'
export { recordFakePost } from './publication/record-fake-post.ts'
export { carriersRoutes } from './screen/carriers.routes.ts'
export { fakesRoutes } from './screen/fakes.routes.ts'
export { runFakeCommand } from './screen/run-fake-command.ts'
export { createFake } from './signal/create-fake.ts'
export { hearRumours } from './signal/hear-rumours.ts'
export { lookBack, startLookingBack } from './signal/look-back.ts'
export { registerFakeCarriers } from './signal/register-fake-carriers.ts'
export { addEvidence } from './verdict/change-evidence.ts'
