import { EXERCISE_ROUTES } from '@veche/contract/routes/portal/exercises.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor, sendList } from '../../access/index.ts'
import { historyCells, resultCells } from './exercise-tables.ts'
import type { ExercisesContext } from './exercises-context.ts'
import { readExercises, showRun } from './read-exercises.ts'
import { enterExercise, openExercise, runExerciseCommand } from './run-exercise.ts'

export function exerciseRoutes(context: ExercisesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, EXERCISE_ROUTES.listExercises, (request) =>
      readExercises(context, { cursor: request.query.cursor, actor: requireActor(request) }),
    )

    serveRoute(app, EXERCISE_ROUTES.exportExerciseTable, async (request, reply) => {
      const rows = await historyCells(context, requireActor(request))
      return sendList({ request, reply }, { name: 'Учения', rows }, context)
    })

    serveRoute(app, EXERCISE_ROUTES.exportExerciseResults, async (request, reply) => {
      const rows = await resultCells(context, { ...request.params, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'Разбор учений', rows }, context)
    })

    serveRoute(app, EXERCISE_ROUTES.openExercise, (request) =>
      openExercise(context, { ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, EXERCISE_ROUTES.getExerciseRun, (request) =>
      showRun(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, EXERCISE_ROUTES.runExerciseCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runExerciseCommand(context, { ...one, command: request.body })
      return { ok: true as const }
    })

    serveRoute(app, EXERCISE_ROUTES.enterExercise, (request) =>
      enterExercise(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )
  }
}
