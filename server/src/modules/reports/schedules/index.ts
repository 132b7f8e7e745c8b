/** Schedules: what goes out when, to whom, who may decide so, and the mailboxes that may be written to. */
export { listAddresses } from './addresses.repository.ts'
export { mayGet, readKnown } from './check-recipients.ts'
export type { ReportsContext, ReportsServices } from './reports-context.ts'
export { lockSeen } from './save-schedule.ts'
export { mayReadPlace, maySeeRowsOf, type Place, seesAll } from './schedules.policy.ts'
export {
  listRecipients,
  lockDueSchedules,
  type Schedule,
  type StoredRecipient,
  updateNextRun,
} from './schedules.repository.ts'
export { scheduleRoutes } from './schedules.routes.ts'
