import { CopyReason, type CopyResponse } from '@veche/contract/casework/attachments.ts'
import type { CopyRow } from './copies.repository.ts'
import { isShownInPlace } from './domain/file-kind.ts'
import { listSources } from './register-attachments.ts'

type Presented = {
  source: { kind: string; url: string | null; title: string | null }
  copy: CopyResponse | null
}

/** The attachments of a message as they stand now, each with our copy; one stored before copies were kept has none. */
export function presentAttachments(
  attachments: readonly unknown[],
  copies: readonly CopyRow[],
  canRetry: boolean,
): Presented[] {
  return listSources(attachments).map(({ key, source }) => {
    const row = copies.find((copy) => copy.key === key)
    return { source, copy: row ? presentCopy(row, canRetry) : null }
  })
}

function presentCopy(row: CopyRow, canRetry: boolean): CopyResponse {
  const { no, state, contentType, size, width, height, isScanned } = row
  const reason = CopyReason.nullable().parse(row.reason)
  return {
    ...{ no, state, reason, contentType, size, width, height, isScanned },
    family: familyOf(contentType),
    hasThumbnail: row.thumbnailHash !== null,
    canRetry: canRetry && state === 'unavailable' && reason !== 'no_file',
  }
}

function familyOf(contentType: string | null): CopyResponse['family'] {
  if (contentType === null || !isShownInPlace(contentType)) return null
  if (contentType.startsWith('image/')) return 'picture'
  return contentType.startsWith('video/') ? 'video' : 'audio'
}
