/** Who is on duty when, by weeks: shifts of posts, with their gaps, overlaps and people who are away. */
export { readAbsent } from './read-absent.ts'
export { rosterRoutes } from './roster.routes.ts'
export {
  type Duty,
  dutiesOf,
  listOnDuty,
  listShifts,
  replaceShifts,
  type ShiftRow,
} from './shifts.repository.ts'
export { workloadRoutes } from './workload.routes.ts'
