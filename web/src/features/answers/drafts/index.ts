/** The texts of an answer as they are written and kept: its candidates, saved at each pause, the versions they become, and what was said of a version. */
export type { DraftKeeper, DraftState, SavedDraft } from './draft-keeper.ts'
export {
  findKeptDraft,
  keepDraft,
  keepWaitingAnswer,
  listKeptDrafts,
  listWaitingAnswers,
  OUTBOX_CHANGED,
} from './draft-store.ts'
export { SendBackRemark } from './SendBackRemark.tsx'
export { SupplementBanner } from './SupplementBanner.tsx'
export { useDraft } from './use-draft.ts'
export { VersionDiff } from './VersionDiff.tsx'
export { VersionFacts } from './VersionFacts.tsx'
