import { useTranslation } from 'react-i18next'
import { MarkdownImportDialog } from '../../../ui/lists/MarkdownImportDialog.tsx'
import { useFileProblem } from '../../../ui/lists/markdown/use-file-problem.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { type ImportedPractices, importPractices, REFRESH } from './practices.queries.ts'

export function ImportPracticesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <MarkdownImportDialog
      title={t('practices.import.title')}
      text={t('practices.import.text')}
      label={t('practices.import.files')}
      submitLabel={t('practices.import.submit')}
      doneText={t('practices.import.done')}
      isMultiple
      sample="practices"
      send={importPractices}
      refresh={REFRESH}
      onClose={onClose}
      renderTold={(told) => <Told told={told} />}
    />
  )
}

function Told({ told }: { told: ImportedPractices }) {
  const { t } = useTranslation()
  const problemWords = useFileProblem({ fields: ['practices.field'] })
  const fieldWords = (field: string) => t(`practices.field.${field}`)
  return (
    <div role="status" className="col g2">
      {told.changed.length > 0 && (
        <div className="sm">
          <b>{t('practices.import.changed')}</b>
          <ul>
            {told.changed.map(({ title, fields }) => (
              <li key={`${title} ${fields.join()}`}>
                {title}: <span className="muted">{fields.map(fieldWords).join(', ')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {(['added', 'unchanged'] as const).map(
        (kind) =>
          told[kind].length > 0 && (
            <p key={kind} className="sm">
              <b>{t(`practices.import.${kind}`)}</b> {told[kind].join('; ')}
            </p>
          ),
      )}
      {told.problems.length > 0 && <Notice state="attention" title={t('practices.import.nothing')} />}
      <ul>
        {told.problems.map((problem) => (
          <li key={JSON.stringify(problem)} className="sm">
            {problemWords(problem)}
          </li>
        ))}
      </ul>
    </div>
  )
}
