/** Passports of official pages: what is asked of each, how it stands, and what to do about it. */
export { PassportList, type RenderPassport } from './PassportList.tsx'
export { PassportScreen, type RenderChannel } from './PassportScreen.tsx'
export { exportUrl, type PassportFilters, passportQuery, passportsQuery } from './passports.queries.ts'
