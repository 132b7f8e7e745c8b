import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { MarkdownImportDialog } from '../../../ui/lists/MarkdownImportDialog.tsx'
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
      send={importPractices}
      refresh={REFRESH}
      onClose={onClose}
      renderTold={(told) => <Told told={told} />}
    />
  )
}

function Told({ told }: { told: ImportedPractices }) {
  const { t } = useTranslation()
  const problemWords = useProblemWords()
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

/** «обход.md, «Округ»: об этом округе пишут его сотрудники.» */
function useProblemWords() {
  const { t, i18n } = useTranslation()
  return ({ file, field, line, problem }: ImportedPractices['problems'][number]) => {
    const told = (...keys: string[]) => keys.find((key) => i18n.exists(key))
    const fieldKey = told(`practices.field.${field}`, `practices.import.field.${field}`)
    const key = told(`practices.import.problem.${problem}`, `errors.${problem.replaceAll('.', '_')}`)
    const place = line === null ? '' : ` ${t('practices.import.line', { line })}`
    return `${file}, ${quoted(fieldKey ? t(fieldKey) : field)}${place}: ${key ? t(key) : problem}`
  }
}
