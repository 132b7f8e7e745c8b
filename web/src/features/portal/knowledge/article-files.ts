import { ARTICLE_FILE_TYPE } from '@veche/contract/values/knowledge.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { ArticleFilters } from './knowledge.queries.ts'

/** What the page shows, as a table or as text. */
export function articlesFileHref(format: 'csv' | 'markdown', filters: ArticleFilters): string {
  const path = format === 'csv' ? '/api/articles.csv' : '/api/articles/file'
  return `${path}?${new URLSearchParams(filters)}`
}

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
