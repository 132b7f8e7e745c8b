/** Posts of all bodies out to a file, and they and accounts in from one exactly as a preview has told. */
export { peopleSheetRoutes } from './people/people-sheet.routes.ts'
export { contactSheetRoutes } from './sheet.routes.ts'
