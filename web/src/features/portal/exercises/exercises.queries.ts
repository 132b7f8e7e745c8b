import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { EnterExerciseRequest, ExerciseCommand } from '@veche/contract/portal/exercises.ts'
import { OPEN_EXERCISE_STATES } from '@veche/contract/values/exercises.ts'
import { api, unwrap } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'

const LIST_AGAIN_MS = 30_000
/** What comes is shown while it is still news. */
const RUN_AGAIN_MS = 1500

const path = (runId: string) => ({ path: { runId } })
const isOpen = (state: string) => OPEN_EXERCISE_STATES.some((open) => open === state)

export const exercisesQuery = infiniteQueryOptions({
  queryKey: ['exercises', 'list'],
  queryFn: ({ signal, pageParam }) =>
    unwrap(
      api.GET('/api/exercises', {
        params: { query: { ...(pageParam !== '' && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: LIST_AGAIN_MS,
})

export function exerciseRunQuery(runId: string) {
  return queryOptions({
    queryKey: ['exercises', 'run', runId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/exercises/runs/{runId}', { params: path(runId), signal })),
    refetchInterval: ({ state }) => (state.data && isOpen(state.data.state) ? RUN_AGAIN_MS : false),
  })
}

/** The id is ours, so that a repeat opens no second one. */
export function openExercise(code: string, id: string = randomId()) {
  return unwrap(api.POST('/api/exercises/runs', { body: { id, code } }))
}

export function sendCommand(runId: string, body: ExerciseCommand) {
  return unwrap(api.POST('/api/exercises/runs/{runId}/commands', { params: path(runId), body }))
}

export function askToEnter(runId: string, body: EnterExerciseRequest) {
  return unwrap(api.POST('/api/exercises/runs/{runId}/enter', { params: path(runId), body }))
}
