/** What is taught: courses in versions that two people stand for, as text out and in. */
export { mayApprove, mayGate, mayLift, mayWrite } from './courses.policy.ts'
export {
  findApprovedContent,
  getCourse,
  listCourses,
  listReturned,
  listUnapproved,
  type ReadCourse,
} from './courses.repository.ts'
export type { CoursesContext } from './courses-context.ts'
export { isUnapproved, isWaiting, stateOf } from './domain/course-state.ts'
export { exportCourse, importCourses, seedCourses } from './load-courses.ts'
export { runCourseCommand } from './save-course.ts'
