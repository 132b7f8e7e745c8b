import { useTranslation } from 'react-i18next'
import { MarkdownImportDialog } from '../../../ui/lists/MarkdownImportDialog.tsx'
import { importArticles } from './article-files.ts'

export function ImportArticlesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <MarkdownImportDialog
      title={t('portal.import.title')}
      text={t('portal.import.text')}
      label={t('portal.import.file')}
      submitLabel={t('portal.import.submit')}
      doneText={t('portal.import.done')}
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
          <ul>
            {told.problems.map(({ article, line, problem }) => (
              <li key={`${article} ${line} ${problem}`} className="sm">
                {t('portal.import.problem', { article: article || '—', line: line ?? '—', problem })}
              </li>
            ))}
          </ul>
        </div>
      )}
    />
  )
}
