/** Posts of all bodies out to a file, and in from one exactly as a preview has told. */
export { contactSheetRoutes } from './sheet.routes.ts'
