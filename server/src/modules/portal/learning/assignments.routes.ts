import { COURSE_ASSIGNMENT_ROUTES } from '@veche/contract/routes/portal/course-assignments.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { CoursesContext } from '../courses/index.ts'
import { assignCourse, readAssignments, takeAssignmentBack } from './assign-course.ts'
import { readAssignedPeople } from './read-assigned.ts'

export function assignmentRoutes(context: CoursesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, COURSE_ASSIGNMENT_ROUTES.listCourseAssignments, (request) =>
      readAssignments(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ASSIGNMENT_ROUTES.assignCourse, (request) =>
      assignCourse(context, { ...request.params, request: request.body, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ASSIGNMENT_ROUTES.withdrawCourseAssignment, (request) =>
      takeAssignmentBack(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ASSIGNMENT_ROUTES.listAssignedPeople, (request) =>
      readAssignedPeople(context, { ...request.params, ...request.query, actor: requireActor(request) }),
    )
  }
}
