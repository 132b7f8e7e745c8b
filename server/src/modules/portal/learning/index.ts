/** Taking a course: cards, test, how far one is, and how far the people of a head are. */
export { assignCourse } from './assign-course.ts'
export { assignmentRoutes } from './assignments.routes.ts'
export { courseFileRoutes, courseRoutes } from './courses.routes.ts'
export { findCourses, type OpenCourse, openCoursesOf } from './read-courses.ts'
export { addAnswer, addSeen } from './take-course.ts'
