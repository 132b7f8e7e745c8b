export {
  addFoldedNotifications,
  addNotifications,
  type FoldedNotification,
  type NewNotification,
} from './add-notifications.ts'
export { nextMailAttempt, readFailure } from './domain/mail-retry.ts'
export type { MailNames } from './domain/mail-text.ts'
export { isNight } from './domain/night.ts'
export {
  endApprovalNotices,
  endBroadcastCalls,
  endBulletinNotices,
  endFakeNotices,
  endFeedbackCalls,
  endWordCalls,
} from './end-notices.ts'
export { getReader } from './mail.repository.ts'
export { createMailer, type Mailer, type OutgoingMail } from './mailer.ts'
export { notificationsJobs } from './notifications.jobs.ts'
export { countSince, countUnread, listToldAt, listUnreadOfKind } from './notifications.repository.ts'
export { notificationsRoutes } from './notifications.routes.ts'
export { type MailDeps, sendMailDue, startMailing } from './send-mail.ts'
export { unreadNews } from './unread-news.query.ts'
