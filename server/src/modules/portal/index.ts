/** The portal of municipal employees, a wing for each room. */
export {
  type BroadcastsContext,
  broadcastJobs,
  broadcastPictureRoutes,
  broadcastRoutes,
  changeBroadcast,
  createBroadcast,
  offerPlaces,
  registerBroadcastPost,
  runBroadcastCommand,
  startBroadcasts,
  sweepBroadcasts,
} from './broadcasts/index.ts'
export { courseJobs } from './certificates/index.ts'
export { contactSheetRoutes, dutySheetRoutes, peopleSheetRoutes } from './contact-sheets/index.ts'
export { contactsRoutes } from './contacts/index.ts'
export { getCourse, seedCourses } from './courses/index.ts'
export { type DutyContext, dutyRoutes } from './duty/index.ts'
export {
  addPlayed,
  type Beat,
  type BeatFact,
  type ExerciseStage,
  type ExercisesContext,
  exerciseRoutes,
  findScript,
  minuteAt,
  type Pace,
  readTicket,
  type Script,
  type StagedRegion,
  type Standing,
  startExercises,
  ticketKeyOf,
  type Wait,
  waitOf,
} from './exercises/index.ts'
export {
  addPost,
  createThread,
  feedbackRoutes,
  runThreadCommand,
  vote,
} from './feedback/index.ts'

export {
  findingRoutes,
  getPublicArticle,
  listPublicArticles,
  offerPublicArticles,
  type PublicArticle,
} from './finding/index.ts'
export { knowledgeFileRoutes, knowledgeJobs, knowledgeRoutes, seedArticles } from './knowledge/index.ts'
export {
  addAnswer,
  addSeen,
  assignCourse,
  assignmentRoutes,
  courseFileRoutes,
  courseRoutes,
  openCoursesOf,
} from './learning/index.ts'
export { createMacro, macroRoutes } from './macros/index.ts'
export {
  askAct,
  carryOutDue,
  type ModerationContext,
  networkActRoutes,
  offerActs,
  startModeration,
} from './moderation/index.ts'
export {
  addDeed,
  addReceipt,
  bulletinFileJobs,
  bulletinFileRoutes,
  createBulletin,
  openBulletinsOf,
  orderJobs,
  orderRoutes,
  runBulletinCommand,
} from './orders/index.ts'
export { ownWorkRoutes } from './own-work/index.ts'
export {
  confirmRequirement,
  lookAtPages,
  type PassportsContext,
  passportJobs,
  passportRoutes,
  setOwner,
} from './page-passports/index.ts'
export {
  addComment,
  adoptPractice,
  createPractice,
  practiceJobs,
  practicePictureJobs,
  practicePictureRoutes,
  practiceRoutes,
  recountPractices,
  runPracticeCommand,
  savePracticePicture,
  voteForPractice,
} from './practices/index.ts'
export { addPulse, pulseRoutes } from './pulse/index.ts'
export { type Duty, dutiesOf, rosterRoutes, workloadRoutes } from './roster/index.ts'
export {
  createRule,
  listRuleIdsNamed,
  nameRules,
  rulesJobs,
  rulesRoutes,
  runDeadlineRules,
  runRuleCommand,
  runRules,
  startRules,
} from './rules/index.ts'
export { searchRoutes } from './search/index.ts'
export {
  buildItem as buildTodayItem,
  calendarFeedRoutes,
  calendarRoutes,
  type TodaySource,
  todayRoutes,
} from './today/index.ts'
