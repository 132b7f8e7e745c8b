import { z } from 'zod'
import {
  AssignCourseRequest,
  AssignedPeopleQuery,
  AssignedPeopleResponse,
  CourseAssignmentsResponse,
} from '../../portal/course-assignments.ts'
import { route } from '../route.ts'

const CourseParams = z.object({ courseId: z.uuid() })
const AssignmentParams = z.object({ courseId: z.uuid(), assignmentId: z.uuid() })

export const COURSE_ASSIGNMENT_ROUTES = {
  listCourseAssignments: route({
    method: 'GET',
    path: '/api/courses/{courseId}/assignments',
    permission: 'courses.assign',
    tag: 'courses',
    summary: 'Lists to whom a course is assigned',
    description:
      'Bodies and units within the scope of the reader, with how many have passed, and to whom the reader may assign it.',
    params: CourseParams,
    response: CourseAssignmentsResponse,
  }),
  assignCourse: route({
    method: 'POST',
    path: '/api/courses/{courseId}/assignments',
    permission: 'courses.assign',
    tag: 'courses',
    summary: 'Assigns a course to a body or a unit',
    description:
      'Its people and those who come later have it in «Сегодня» until they pass; whoever comes later has two weeks. A head assigns to own people (`course.assign_out_of_scope`); what stands already is not assigned again (`course.assigned_already`).',
    params: CourseParams,
    body: AssignCourseRequest,
    response: CourseAssignmentsResponse,
  }),
  withdrawCourseAssignment: route({
    method: 'POST',
    path: '/api/courses/{courseId}/assignments/{assignmentId}/withdraw',
    permission: 'courses.assign',
    tag: 'courses',
    summary: 'Takes an assignment back',
    description: 'Nobody has to take the course by it any more; what was passed stays passed.',
    params: AssignmentParams,
    response: CourseAssignmentsResponse,
  }),
  listAssignedPeople: route({
    method: 'GET',
    path: '/api/courses/{courseId}/assignments/{assignmentId}/people',
    permission: 'courses.assign',
    tag: 'courses',
    summary: 'Lists who has passed what they were assigned',
    description: 'Whoever has not comes first, by name. No answer of anybody.',
    params: AssignmentParams,
    query: AssignedPeopleQuery,
    response: AssignedPeopleResponse,
  }),
}
