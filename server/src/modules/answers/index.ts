export {
  approvalRoutes,
  approveAnswer,
  commandJobs,
  listLastReturns,
  listWaitingVersions,
  sendBackAnswer,
  stopUnread,
  submitAnswer,
} from './approval/index.ts'
export { answersRoutes, draftsRoutes, filesRoutes } from './card/index.ts'
export {
  checkAnswer,
  checkIncidentAnswer,
  countGrams,
  countRemarks,
  fillVariables,
  type Grams,
  markClaims,
  similarityOfGrams,
  unknownVariables,
} from './checklist/index.ts'
export { askClarification, clarificationsRoutes, registerClarification } from './clarifying/index.ts'
export {
  askContributions,
  askContributionsIn,
  contributionJobs,
  contributionsRoutes,
  listAwaitedParts,
  listOwedParts,
  listTodayParts,
  runContributionCommand,
  savePartFile,
  withdrawContribution,
} from './contributions/index.ts'
export { listDrafted, listTakenPlaces, prepareDraft } from './drafts/index.ts'
export { fileJobs, listPublishedFiles, type PublishedFile } from './files/index.ts'
export { answersOfMatter, nearestAnswers } from './matter/index.ts'
export {
  conversationOf,
  hashText,
  linkPost,
  listPostStates,
  listWaitingPosts,
  type PostState,
  queuePost,
  type WaitingPost,
  withdrawPosts,
} from './outbox/index.ts'
export {
  type AnswersContext,
  askAuthor,
  askingAfter,
  asksAuthor,
  type LetterPlace,
  type LetterTo,
  NEWS_WISH,
  type NewPost,
  type OnPosted,
  type Posted,
  type PostFile,
  type PostPurpose,
  personalise,
  withoutAsking,
} from './parts/index.ts'
export {
  addressTo,
  findAnswers,
  listAlteredMessages,
  listAlteredPublications,
  listPublicAnswers,
  listSentAnswers,
  publicTextOf,
  type SentAnswer,
} from './published/index.ts'
export {
  answersJobs,
  type PostDecision,
  registerDeliveries,
  registerEchoes,
  resolvePost,
  resumePrivate,
  type SenderDeps,
  sendDue,
  startSender,
} from './sending/index.ts'
export {
  addSubtask,
  addSubtaskIn,
  findSubtasks,
  listOwnSubtasks,
  subtaskJobs,
  subtasksRoutes,
  withdrawSubtask,
} from './subtasks/index.ts'
export {
  bodyValues,
  fillModelAnswer,
  fillReady,
  findTemplates,
  getTemplate,
  seedTemplates,
  templatesRoutes,
  valuesForIncident,
} from './templates/index.ts'
