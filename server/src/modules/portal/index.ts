/** The portal of municipal employees, a wing for each room. */
export { findingRoutes } from './finding/index.ts'
export { knowledgeFileRoutes, knowledgeRoutes, seedArticles } from './knowledge/index.ts'
export { ownWorkRoutes } from './own-work/index.ts'
export { todayRoutes } from './today/index.ts'
