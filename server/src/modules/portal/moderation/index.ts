/** Moderation in networks: asked with a reason, a ban by two people, carried out once, taken back where the network lets us. */
export { askAct } from './ask-act.ts'
export { carryOutDue, startModeration } from './carry-out-acts.ts'
export { networkActRoutes } from './moderation.routes.ts'
export type { ModerationContext } from './moderation-context.ts'
export { offerActs } from './offer-acts.ts'
export { actsToDecide } from './waiting-acts.ts'
