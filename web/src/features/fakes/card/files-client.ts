import type { FakeFileResponse } from '@veche/contract/fakes.ts'
import type { z } from 'zod'
import { randomId } from '../../../lib/browser/random-id.ts'
import { fileNameOf, uploadFile } from '../../../lib/files/upload-file.ts'

export type FakeFile = z.infer<typeof FakeFileResponse>
export type FileUse = 'evidence' | 'screenshot' | 'picture'

export function uploadFakeFile(
  fakeId: string,
  { file, name, use }: { file: Blob; name: string; use: FileUse },
): Promise<FakeFile> {
  const query = new URLSearchParams({ id: randomId(), name: fileNameOf(name), use })
  return uploadFile(`/api/fakes/${fakeId}/files?${query}`, file)
}

export function fileHref(fakeId: string, fileId: string): string {
  return `/api/fakes/${fakeId}/files/${fileId}`
}
