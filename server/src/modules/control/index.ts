export { controlRoutes } from './control.routes.ts'
export { type ControlDeps, remind, startReminders, sweepReminders } from './sweep-reminders.ts'
export { startTellingActivities, tellActivities } from './tell-activities.ts'
export { tellAdministrators } from './tell-administrators.ts'
