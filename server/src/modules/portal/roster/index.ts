/** Who is on duty when, by weeks: shifts of posts, with their gaps, overlaps and people who are away. */
export { addDays, shiftOf, textOf } from './domain/shift-times.ts'
export { notifyDuty } from './notify-duty.ts'
export { chooseAt, findTaker, readShiftBook, type ShiftBook, type ShiftPlace } from './on-shift.ts'
export { readAbsent } from './read-absent.ts'
export { rosterRoutes } from './roster.routes.ts'
export {
  type Duty,
  dutiesOf,
  listOnDuty,
  listShifts,
  replaceShifts,
  type ShiftRow,
  swapShifts,
} from './shifts.repository.ts'
export { workloadRoutes } from './workload.routes.ts'
