/** Moderation in networks: asked with a reason, a ban by two people, carried out once, taken back where the network lets us. */
export { carryOutDue, startModeration } from './carry-out-acts.ts'
export { networkActRoutes } from './moderation.routes.ts'
export type { ModerationContext } from './moderation-context.ts'
export { actsToDecide } from './waiting-acts.ts'
