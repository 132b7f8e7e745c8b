import type { AnswerResponse } from '@veche/contract/answers.ts'
import { isSameWords } from '@veche/contract/rules/same-words.ts'
import type { DraftContent } from '../draft-content.ts'

export type Carried = Pick<DraftContent, 'text' | 'fileIds'>
type Found = { what: 'text' | 'files' | 'both'; files: number; at: string }

/** What of the published answer lies in the text that is begun; null: nothing, or there is none. */
export function findCarried(
  { versions, published }: Pick<AnswerResponse, 'versions' | 'published'>,
  { text, fileIds }: Carried,
): Found | null {
  const version = versions.find(({ versionNo }) => versionNo === published?.versionNo)
  if (!published || !version) return null
  const hasText = text.trim() !== '' && isSameWords(text, version.text)
  const files = fileIds.filter((id) => version.fileIds.includes(id)).length
  if (!hasText && files === 0) return null
  return { what: !hasText ? 'files' : files > 0 ? 'both' : 'text', files, at: published.at }
}
