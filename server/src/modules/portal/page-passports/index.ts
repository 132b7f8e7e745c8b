/** Passports of official pages: who is responsible, what is asked of a page, and what is to be mended. */
export { lookAtPages, passportJobs } from './look-at-pages.ts'
export { passportRoutes } from './passports.routes.ts'
export { findPages, type PassportsContext } from './read-passports.ts'
export { confirmRequirement, setOwner } from './save-passport.ts'
