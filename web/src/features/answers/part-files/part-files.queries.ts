import { ApiError, api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { fileNameOf, uploadFile } from '../../../lib/files/upload-file.ts'

export type Part = AnswerOf<'GET /api/contributions/{contributionId}'>
export type PartFile = Part['files'][number]

export function uploadPartFile(
  { id: partId }: Pick<Part, 'id'>,
  { id, name, file }: { id: string; name: string; file: Blob },
): Promise<Part> {
  const query = new URLSearchParams({ id, name: fileNameOf(name) })
  return uploadFile(`/api/contributions/${partId}/files?${query}`, file)
}

export function changePartFile({ id: contributionId }: Pick<Part, 'id'>, fileId: string, isRemoved: boolean) {
  return unwrap(
    api.PATCH('/api/contributions/{contributionId}/files/{fileId}', {
      params: { path: { contributionId, fileId } },
      body: { isRemoved },
    }),
  )
}

export const partFileHref = ({ id }: Pick<Part, 'id'>, fileId: string) =>
  `/api/contributions/${id}/files/${fileId}`

/** Its bytes, to go along with the answer as if they had been picked here. */
export async function fetchPartFile(
  part: Pick<Part, 'id'>,
  { id, name, contentType }: PartFile,
): Promise<File> {
  const response = await fetch(partFileHref(part, id))
  if (!response.ok) throw new ApiError('contribution.file_not_found', response.status)
  return new File([await response.blob()], name, { type: contentType })
}
