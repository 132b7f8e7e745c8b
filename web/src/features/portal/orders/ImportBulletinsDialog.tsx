import { ROLES } from '@veche/contract/values/access.ts'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { MarkdownImportDialog } from '../../../ui/lists/MarkdownImportDialog.tsx'
import { useFileProblem } from '../../../ui/lists/markdown/use-file-problem.ts'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './orders.module.css'
import { type ImportedBulletins, importBulletins } from './orders.queries.ts'

export function ImportBulletinsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <MarkdownImportDialog
      title={t('orders.import.title')}
      text={t('orders.import.text')}
      label={t('orders.import.files')}
      submitLabel={t('orders.import.submit')}
      doneText={t('orders.import.done')}
      isMultiple
      send={importBulletins}
      refresh={['bulletins']}
      onClose={onClose}
      renderTold={(told) => <Told told={told} />}
    />
  )
}

/** Of the head, in the order in which they are written. */
const KEYS = [
  ...(['title', 'roles', 'bodies', 'municipalities', 'act', 'due_on', 'done_by', 'links', 'files'] as const),
]

function Told({ told }: { told: ImportedBulletins }) {
  const { t } = useTranslation()
  const problemWords = useProblemWords()
  return (
    <div role="status" className="col g2">
      {(['added', 'changed', 'unchanged'] as const).map(
        (kind) =>
          told[kind].length > 0 && (
            <p key={kind} className="sm">
              <b>{t(`orders.import.${kind}`)}</b> {told[kind].join('; ')}
            </p>
          ),
      )}
      {told.filesLeft.map(({ title, names }) => (
        <p key={title} className="sm">
          {t('orders.import.filesLeft', { title: quoted(title), names: names.join(', ') })}
        </p>
      ))}
      {told.problems.length > 0 && (
        <>
          <Notice state="attention" title={t('orders.import.nothing')} />
          <ul>
            {told.problems.map((problem) => (
              <li key={JSON.stringify(problem)} className="sm">
                {problemWords(problem)}
              </li>
            ))}
          </ul>
          <p className="sm">
            {t('orders.import.keys', {
              keys: KEYS.map((key) => `${key} — ${t(`orders.import.field.${key}`)}`).join('; '),
            })}
          </p>
          <p className="sm">{t('orders.import.example')}</p>
          <pre className={styles.example}>
            {t('orders.import.exampleFile', { year: new Date().getFullYear() + 1 })}
          </pre>
        </>
      )}
    </div>
  )
}

/** What may be written there, beside what is wrong. */
function useProblemWords() {
  const { t, i18n } = useTranslation()
  const hintOf = (field: string) => {
    const key = `orders.import.hint.${field}`
    return i18n.exists(key) ? t(key, { roles: ROLES.join(', ') }) : null
  }
  return useFileProblem({ fields: ['orders.import.field'], hintOf })
}
