/** The card itself, below all: its row, its life and opinions as rules, who may do what, the frame of every change, its journal and its files. */
export { describeLastText, listAlteredCards } from './altered-texts.ts'
export type { Changed, Held } from './command-frame.ts'
export {
  assertWordsOpen,
  type FakeCommandType,
  type FakeFacts,
  isCommandAllowed,
  isEditable,
  losesEvidence,
  moveFake,
  takesEvidence,
} from './domain/fake.ts'
export { hideOpinions } from './domain/opinions.ts'
export { fakeFilesRoutes } from './fake-files.routes.ts'
export { assertFileOf, fakeFileJobs } from './fake-files.ts'
export {
  administrationsOf,
  agencyOfSignal,
  authorizeFake,
  canSeeFake,
  canWithFake,
  type FakeRight,
  type FakeScope,
  movedFake,
  rightFor,
} from './fakes.policy.ts'
export {
  askToLookBack,
  type FakeChanges,
  type FakeRow,
  findNumber,
  findVisibleByNumber,
  findVisibleIds,
  getVisibleFake,
  insertFake,
  lockFakes,
  notFound,
  selectFakes,
  updateFake,
} from './fakes.repository.ts'
export type { FakeDeps, FakesContext } from './fakes-context.ts'
export { journalCommand, journalFake } from './journal.ts'
export { findStanding, type Standing } from './standing.ts'
export { administrationCodes, fakeMarksOf, fakesFor, visibleFakes } from './visible-fakes.query.ts'
export { fakeEvent, workWithFake } from './work-with-fake.ts'
