/** The texts of an answer as they are written and kept: its candidates, saved at each pause, the versions they become, and what was said of a version. */
export { renameDraft, saveDraft, setDraftDeleted } from './draft-steps.ts'
export {
  type AnswerKind,
  type DraftContent,
  type DraftRow,
  deleteDraft,
  deleteDrafts,
  deleteDraftsAside,
  listDrafted,
  listDrafts,
  listTakenPlaces,
  parsePromise,
  restoreDrafts,
  setDraftsAside,
} from './drafts.repository.ts'
export { prepareDraft } from './prepare-draft.ts'
export {
  decideVersion,
  findAuthorOfText,
  getSubmittedVersion,
  insertVersion,
  listLastTexts,
  listVersions,
  reopenVersion,
} from './versions.repository.ts'
