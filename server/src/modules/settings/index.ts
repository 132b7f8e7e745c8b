export { forgetSettings, getSettings } from './get-settings.ts'
export { settingsRoutes } from './settings.routes.ts'
