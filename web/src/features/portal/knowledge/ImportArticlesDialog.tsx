import { useTranslation } from 'react-i18next'
import { MarkdownImportDialog } from '../../../ui/lists/MarkdownImportDialog.tsx'
import { useFileProblem } from '../../../ui/lists/markdown/use-file-problem.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { importArticles } from './article-files.ts'

export function ImportArticlesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const problemWords = useFileProblem()
  return (
    <MarkdownImportDialog
      title={t('portal.import.title')}
      text={t('portal.import.text')}
      label={t('portal.import.file')}
      submitLabel={t('portal.import.submit')}
      doneText={t('portal.import.done')}
      sample="articles"
      send={importArticles}
      refresh={['articles']}
      onClose={onClose}
      renderTold={(told) => (
        <div role="status" className="col g2">
          <p>
            {t('portal.import.told', {
              ...{ added: told.added.length, changed: told.changed.length, unchanged: told.unchanged },
            })}
          </p>
          {told.problems.length > 0 && <Notice state="attention" title={t('sheets.problemsText')} />}
          <ul>
            {told.problems.map(({ article, ...problem }) => (
              <li key={JSON.stringify([article, problem])} className="sm">
                {problemWords({ file: article, ...problem })}
              </li>
            ))}
          </ul>
        </div>
      )}
    />
  )
}
