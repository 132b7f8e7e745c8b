import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { api, unwrap } from '../../../lib/api.ts'

export type GivenLabel = 'before' | 'after' | 'photo' | 'document'

export function relabelFile(
  incidentId: string,
  fileId: string,
  label: GivenLabel,
): Promise<AnswerFileResponse> {
  return unwrap(
    api.PATCH('/api/incidents/{incidentId}/answer/files/{fileId}', {
      params: { path: { incidentId, fileId } },
      body: { label },
    }),
  )
}
