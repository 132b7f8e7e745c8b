import { z } from 'zod'
import { NoContent } from '../../common.ts'
import {
  EnterExerciseRequest,
  EnterExerciseResponse,
  ExerciseCommand,
  ExerciseRunRef,
  ExerciseRunResponse,
  ExercisesQuery,
  ExercisesResponse,
  OpenExerciseRequest,
} from '../../portal/exercises.ts'
import { route } from '../route.ts'

const RunParams = z.object({ runId: z.uuid() })

export const EXERCISE_ROUTES = {
  listExercises: route({
    method: 'GET',
    path: '/api/exercises',
    permission: 'exercises.read',
    tag: 'exercises',
    summary: 'Lists exercises and what was played',
    description:
      'Each exercise with the last time it was played, and the history of the reader and their unit, newest first.',
    query: ExercisesQuery,
    response: ExercisesResponse,
  }),
  exportExerciseTable: route({
    method: 'GET',
    path: '/api/exercises.csv',
    permission: 'exercises.read',
    tag: 'exercises',
    summary: 'Exports what was played',
    description:
      'One line for each exercise of the history of the reader and their unit, up to 500, with its figures.',
    produces: ['text/csv'],
  }),
  exportExerciseResults: route({
    method: 'GET',
    path: '/api/exercises/runs/{runId}/results.csv',
    permission: 'exercises.read',
    tag: 'exercises',
    summary: 'Exports the results of an exercise',
    description:
      'Who played each role, each figure beside that of the last time, and what became of each thing that came. Of one that is not over, roles alone.',
    params: RunParams,
    produces: ['text/csv'],
  }),
  openExercise: route({
    method: 'POST',
    path: '/api/exercises/runs',
    permission: 'exercises.play',
    tag: 'exercises',
    summary: 'Asks for the region of an exercise',
    description:
      'The browser names the run, so that a repeat opens no second one. Whoever may not run exercises of a team plays it with the script and has the role of the executor at once. One goes on at a time (`exercise.one_goes_on`). It is an installation of its own that knows no network but an emulated one.',
    body: OpenExerciseRequest,
    response: ExerciseRunRef,
  }),
  getExerciseRun: route({
    method: 'GET',
    path: '/api/exercises/runs/{runId}',
    permission: 'exercises.read',
    tag: 'exercises',
    summary: 'Shows an exercise that is played or was',
    description: 'Who plays whom, what has come so far, and when it is over the debrief.',
    params: RunParams,
    response: ExerciseRunResponse,
  }),
  runExerciseCommand: route({
    method: 'POST',
    path: '/api/exercises/runs/{runId}/commands',
    permission: 'exercises.play',
    tag: 'exercises',
    summary: 'Takes or leaves a role, begins, changes the speed or ends',
    description:
      'Everybody may take a free role; whoever asked for the exercise, or may run exercises, begins it, changes its speed and ends it.',
    params: RunParams,
    body: ExerciseCommand,
    response: NoContent,
  }),
  enterExercise: route({
    method: 'POST',
    path: '/api/exercises/runs/{runId}/enter',
    permission: 'exercises.play',
    tag: 'exercises',
    summary: 'Gives the address that opens the region of an exercise in a role',
    description: 'For whoever has the role. It signs in once, within five minutes, there and nowhere else.',
    params: RunParams,
    body: EnterExerciseRequest,
    response: EnterExerciseResponse,
  }),
}
