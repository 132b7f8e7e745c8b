import { ARTICLE_FILE_TYPE } from '@veche/contract/values/knowledge.ts'
import { api, unwrap } from '../../../lib/api.ts'

export const EXPORT_URL = '/api/articles/file'

/** One file holds them all. As a preview nothing is written. */
export function importArticles(files: readonly File[], isPreview: boolean) {
  const preview = isPreview ? 'true' : 'false'
  return unwrap(
    api.POST('/api/articles/file', {
      params: { query: { preview } },
      body: new Blob([...files], { type: ARTICLE_FILE_TYPE }),
    }),
  )
}
