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
export { contactSheetRoutes } from './contact-sheets/index.ts'
export { contactsRoutes } from './contacts/index.ts'
export { type DutyContext, dutyRoutes } from './duty/index.ts'
export {
  findingRoutes,
  getPublicArticle,
  listPublicArticles,
  offerPublicArticles,
  type PublicArticle,
} from './finding/index.ts'
export { knowledgeFileRoutes, knowledgeRoutes, seedArticles } from './knowledge/index.ts'
export {
  addDeed,
  addReceipt,
  createBulletin,
  openBulletinsOf,
  orderJobs,
  orderRoutes,
  runBulletinCommand,
} from './orders/index.ts'
export { type Duty, dutiesOf, rosterRoutes } from './roster/index.ts'
