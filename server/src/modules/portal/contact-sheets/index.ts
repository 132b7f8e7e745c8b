/** Posts of all bodies out to a file, and they, duties, absences and accounts in from one exactly as a preview has told. */
export { dutySheetRoutes } from './duty/duty-sheet.routes.ts'
export { peopleSheetRoutes } from './people/people-sheet.routes.ts'
export { contactSheetRoutes } from './sheet.routes.ts'
