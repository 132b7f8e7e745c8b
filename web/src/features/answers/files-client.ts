import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { ApiError, api, unwrap } from '../../lib/api.ts'

export type FileLabel = AnswerFileResponse['label']
type OfIncident = { incidentId: string }

export const ACCEPTED_FILES = 'image/jpeg,image/png,image/webp,application/pdf'
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** Bytes go as they are: the generated client only speaks JSON. */
export async function bringFile(
  { incidentId }: OfIncident,
  { file, name, label, id }: { file: Blob; name: string; label: FileLabel; id?: string },
): Promise<AnswerFileResponse> {
  if (file.size > MAX_FILE_BYTES) throw new ApiError('http.body_too_large', 413)
  const query = new URLSearchParams({ label, name: name.slice(-120) || 'файл', ...(id ? { id } : {}) })
  const call = fetch(`/api/incidents/${incidentId}/answer/files?${query}`, {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
  }).then(async (response) => {
    const body: unknown = await response.json().catch(() => undefined)
    return response.ok ? { data: body as AnswerFileResponse, response } : { error: body, response }
  })
  return unwrap<AnswerFileResponse>(call)
}

export function relabelFile(
  { incidentId }: OfIncident,
  fileId: string,
  label: 'before' | 'after' | 'document',
): Promise<AnswerFileResponse> {
  return unwrap(
    api.PATCH('/api/incidents/{incidentId}/answer/files/{fileId}', {
      params: { path: { incidentId, fileId } },
      body: { label },
    }),
  )
}

export function fileHref({ incidentId }: OfIncident, fileId: string): string {
  return `/api/incidents/${incidentId}/answer/files/${fileId}`
}
