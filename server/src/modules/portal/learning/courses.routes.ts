import { COURSE_ROUTES } from '@veche/contract/routes/portal/courses.ts'
import { COURSE_FILE_TYPE } from '@veche/contract/values/courses.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor, sendList } from '../../access/index.ts'
import { findCertificate, liftRight, previewGate, readGates, setGate } from '../certificates/index.ts'
import { type CoursesContext, exportCourse, importCourses, runCourseCommand } from '../courses/index.ts'
import { presentCertificate } from './course.presenter.ts'
import { courseCells } from './course-table.ts'
import { readList, showCourse } from './read-courses.ts'
import { listLearnerCells, readLearners, readTeam } from './read-learners.ts'
import { previewReminder, remindOfCourse } from './remind-learners.ts'
import { addAnswer, addSeen } from './take-course.ts'

const LARGEST_FILE_BYTES = 2 * 1024 * 1024

export function courseRoutes(context: CoursesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, COURSE_ROUTES.listCourses, (request) => readList(context, requireActor(request)))

    serveRoute(app, COURSE_ROUTES.exportCourseTable, async (request, reply) => {
      const rows = await courseCells(context, requireActor(request))
      return sendList({ request, reply }, { name: 'Курсы', rows }, context)
    })

    serveRoute(app, COURSE_ROUTES.getCourse, (request) =>
      showCourse(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.runCourseCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runCourseCommand(context, { ...one, command: request.body })
      return { ok: true as const }
    })

    serveRoute(app, COURSE_ROUTES.addSeen, async (request) => {
      await addSeen(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, COURSE_ROUTES.addAnswer, (request) =>
      addAnswer(context, { ...request.params, request: request.body, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.readCourseTeam, (request) =>
      readTeam(context, { ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.listLearners, (request) =>
      readLearners(context, { ...request.params, ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.remindLearners, (request) =>
      remindOfCourse(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.previewLearnerReminder, (request) =>
      previewReminder(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.exportLearners, async (request, reply) => {
      const rows = await listLearnerCells(context, { ...request.params, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'Учёба', rows }, context)
    })

    serveRoute(app, COURSE_ROUTES.getCertificate, async (request) => {
      const { number } = request.params
      const certificate = await findCertificate(context.db, number.trim().toUpperCase())
      if (!certificate) throw new NotFoundError('certificate.not_found', { number })
      const { userName, courseId, courseTitle } = certificate
      return {
        ...{ ...presentCertificate(certificate, context.clock()), name: userName, courseId, courseTitle },
      }
    })

    serveRoute(app, COURSE_ROUTES.listGates, (request) => readGates(context, requireActor(request)))

    serveRoute(app, COURSE_ROUTES.previewGate, (request) =>
      previewGate(context, { ...request.params, ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, COURSE_ROUTES.setGate, async (request) => {
      const actor = requireActor(request)
      await setGate(context, { ...request.params, ...request.body, actor })
      return readGates(context, actor)
    })

    serveRoute(app, COURSE_ROUTES.liftRight, async (request) => {
      const actor = requireActor(request)
      await liftRight(context, { ...request.body, actor })
      return readGates(context, actor)
    })
  }
}

/** The file itself is the body. */
export function courseFileRoutes(context: CoursesContext): FastifyPluginAsync {
  return async (app) => {
    app.addContentTypeParser(
      COURSE_FILE_TYPE,
      { parseAs: 'string', bodyLimit: LARGEST_FILE_BYTES },
      async (_request: unknown, body: string) => body,
    )

    serveRoute(app, COURSE_ROUTES.exportCourse, async (request, reply) => {
      const { code, file } = await exportCourse(context, request.params.courseId)
      return reply.headers(asDownload(`${code}.md`, `${COURSE_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(app, COURSE_ROUTES.importCourses, (request) =>
      importCourses(context, {
        file: String((request as { body: unknown }).body ?? ''),
        isPreview: request.query.preview,
        expectedVersion: request.query.expectedVersion,
        actor: requireActor(request),
      }),
    )
  }
}
