import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { uploadFile } from '../../../lib/files/upload-file.ts'
import { sendOnce } from '../../../lib/forms/send-once.ts'

export type OfIncident = AnswerOf<'GET /api/incidents/{incidentId}/subtasks'>
export type Subtask = OfIncident['subtasks'][number]
export type NewSubtask = BodyOf<'POST /api/incidents/{incidentId}/subtasks'>
export type SubtaskAct = BodyOf<'POST /api/subtasks/{subtaskId}/commands'>['type']

export const OWN_SUBTASKS = ['subtasks', 'own']

export function subtasksQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer', incidentId, 'subtasks'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/subtasks', { params: { path: { incidentId } }, signal })),
  })
}

export const ownSubtasksQuery = queryOptions({
  queryKey: OWN_SUBTASKS,
  queryFn: ({ signal }) => unwrap(api.GET('/api/subtasks', { signal })),
  refetchInterval: 60_000,
})

export function addSubtask(incidentId: string, body: NewSubtask) {
  return unwrap(api.POST('/api/incidents/{incidentId}/subtasks', { params: { path: { incidentId } }, body }))
}

export function runSubtask({ id, revision }: Pick<Subtask, 'id' | 'revision'>, type: SubtaskAct, words = '') {
  const body = { type, words, expectedRevision: revision }
  return sendOnce({ subtaskId: id, body }, (commandKey) =>
    unwrap(
      api.POST('/api/subtasks/{subtaskId}/commands', {
        params: { path: { subtaskId: id } },
        body: { ...body, commandKey },
      }),
    ),
  )
}

/** Under a key that was kept with what was pressed. */
export function sendDone({
  subtaskId,
  revision,
  words,
  commandKey,
}: {
  subtaskId: string
  revision: number
  words: string
  commandKey: string
}) {
  return unwrap(
    api.POST('/api/subtasks/{subtaskId}/commands', {
      params: { path: { subtaskId } },
      body: { type: 'done', words, expectedRevision: revision, commandKey },
    }),
  )
}

/** The later one takes the place of the earlier. */
export async function uploadPhoto({ id }: Pick<Subtask, 'id'>, file: Blob): Promise<Subtask> {
  return uploadFile(photoUrl(id), file)
}

export function photoUrl(subtaskId: string): string {
  return `/api/subtasks/${subtaskId}/photo`
}
