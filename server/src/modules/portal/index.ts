/** The portal of municipal employees, a wing for each room. */
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
export { ownWorkRoutes } from './own-work/index.ts'
export { todayRoutes } from './today/index.ts'
