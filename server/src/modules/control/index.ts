export { controlRoutes } from './control.routes.ts'
export { notifyAdministrators } from './notify-administrators.ts'
export { notifyOfActivities, startActivityNotices } from './notify-of-activities.ts'
export { type ControlDeps, remind, startReminders, sweepReminders } from './sweep-reminders.ts'
