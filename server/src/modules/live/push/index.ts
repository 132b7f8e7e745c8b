/** Devices told that there is news, and nothing of it: kept by their people, sent by the standard of the web, off by default. */
export { pushRoutes } from './push.routes.ts'
export { type PushContext, sendPushDue, startPush } from './send-push.ts'
