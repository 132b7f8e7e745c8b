import type { FakeFileResponse } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import { ApiError, unwrap } from '../../lib/api.ts'
import { randomId } from '../../lib/random-id.ts'

export type FakeFile = z.infer<typeof FakeFileResponse>
export type FileUse = 'evidence' | 'screenshot' | 'picture'

export const PICTURES = 'image/jpeg,image/png,image/webp'
export const PAPERS = `${PICTURES},application/pdf`
export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** Bytes go as they are: the generated client only speaks JSON. */
export async function bringFile(
  fakeId: string,
  { file, name, use }: { file: Blob; name: string; use: FileUse },
): Promise<FakeFile> {
  if (file.size > MAX_FILE_BYTES) throw new ApiError('http.body_too_large', 413)
  const query = new URLSearchParams({ id: randomId(), name: name.slice(-120) || 'файл', use })
  const call = fetch(`/api/fakes/${fakeId}/files?${query}`, {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
  }).then(async (response) => {
    const body: unknown = await response.json().catch(() => undefined)
    return response.ok ? { data: body as FakeFile, response } : { error: body, response }
  })
  return unwrap<FakeFile>(call)
}

export function fileHref(fakeId: string, fileId: string): string {
  return `/api/fakes/${fakeId}/files/${fileId}`
}
