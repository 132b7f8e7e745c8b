import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilesMenu } from '../../../ui/lists/FilesMenu.tsx'
import { articlesFileHref } from './article-files.ts'
import { ImportArticlesDialog } from './ImportArticlesDialog.tsx'
import type { ArticleFilters } from './knowledge.queries.ts'

/** The articles that are shown out to a file; articles in from one. */
export function ArticleFiles({ filters, mayWrite }: { filters: ArticleFilters; mayWrite: boolean }) {
  const { t } = useTranslation()
  const [isImporting, setImporting] = useState(false)
  return (
    <>
      <FilesMenu
        csv={articlesFileHref('csv', filters)}
        markdown={articlesFileHref('markdown', filters)}
        load={mayWrite ? { label: t('portal.import.title'), onSelect: () => setImporting(true) } : null}
      />
      {isImporting && <ImportArticlesDialog onClose={() => setImporting(false)} />}
    </>
  )
}
