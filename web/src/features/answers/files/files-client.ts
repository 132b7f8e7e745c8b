import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { fileNameOf, uploadFile } from '../../../lib/files/upload-file.ts'

/** As fields of an address. */
function wordsOf(shot: Shot = { takenAt: '' }): Record<string, string> {
  return Object.fromEntries(
    Object.entries(shot).flatMap(([key, value]) => (value === '' ? [] : [[key, String(value)]])),
  )
}

/** What goes to the server beside the bytes. */
export type Shot = { takenAt: string; lat?: number; lon?: number; deviceKey?: string; signature?: string }

export type FileLabel = AnswerFileResponse['label']
type OfIncident = { incidentId: string }

export function uploadAnswerFile(
  { incidentId }: OfIncident,
  { file, name, label, id, shot }: { file: Blob; name: string; label: FileLabel; id?: string; shot?: Shot },
): Promise<AnswerFileResponse> {
  const query = new URLSearchParams({
    label,
    name: fileNameOf(name),
    ...(id ? { id } : {}),
    ...wordsOf(shot),
  })
  return uploadFile(`/api/incidents/${incidentId}/answer/files?${query}`, file)
}

export function fileHref({ incidentId }: OfIncident, fileId: string): string {
  return `/api/incidents/${incidentId}/answer/files/${fileId}`
}
