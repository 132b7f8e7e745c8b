import type { ImportPreviewResponse, ImportProblem } from '@veche/contract/admin/directory.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from '../directory-page.module.css'

/** What the file would change, row by row and field by field; or what is wrong in it. */
export function ImportPreview({ changes }: { changes: ImportPreviewResponse }) {
  const { t } = useTranslation()
  const { addedCount, changedCount, removedCount, sameCount, problemCount } = changes
  if (problemCount > 0) return <Problems count={problemCount} problems={changes.problems} />
  if (addedCount + changedCount + removedCount === 0)
    return <Notice state="done" title={t('directory.import.nothing', { count: sameCount })} />
  return (
    <div className="col g3" role="status">
      <p>
        {t('directory.import.summary', { added: addedCount, changed: changedCount, removed: removedCount })}{' '}
        <span className="muted">{t('directory.import.same', { count: sameCount })}</span>
      </p>
      <Rows title={t('directory.import.added')} rows={changes.added} />
      <Changed rows={changes.changed} />
      <Rows title={t('directory.import.removed')} rows={changes.removed} />
    </div>
  )
}

function Problems({ count, problems }: { count: number; problems: ImportProblem[] }) {
  const { t, i18n } = useTranslation()
  const field = (name: string) => {
    const key = `directory.column.${name}`
    return i18n.exists(key) ? t(key) : name
  }
  return (
    <div className="col g3" role="alert">
      <Notice state="late" title={t('directory.import.problems', { count })}>
        {t('directory.import.problemsText')}
      </Notice>
      <table className={styles.directoryTable} aria-label={t('directory.import.problemsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('directory.import.row')}</th>
            <th scope="col">{t('directory.import.field')}</th>
            <th scope="col">{t('directory.import.problem')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={JSON.stringify(problem)}>
              <th scope="row">{problem.row ?? '–'}</th>
              <td data-title={t('directory.import.field')}>{problem.field ? field(problem.field) : '–'}</td>
              <td data-title={t('directory.import.problem')}>
                {t(`directory.importProblem.${problem.code}`)}
                {problem.value !== '' && <span className="mono"> {problem.value}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Rows({ title, rows }: { title: string; rows: ImportPreviewResponse['added'] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className={styles.linedList}>
        {rows.map(({ key, name }) => (
          <li key={key}>{name}</li>
        ))}
      </ul>
    </section>
  )
}

function Changed({ rows }: { rows: ImportPreviewResponse['changed'] }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (rows.length === 0) return null
  const say = (value: string | number | boolean | null) => {
    if (typeof value === 'boolean') return t(value ? 'directory.yes' : 'directory.no')
    if (typeof value === 'number') return number(value)
    return value === null || value === '' ? '–' : value
  }
  return (
    <section>
      <h3>{t('directory.import.changed')}</h3>
      <ul className={styles.linedList}>
        {rows.map(({ key, name, fields }) => (
          <li key={key} className="col">
            <span className="m">{name}</span>
            {fields.map(({ field, before, after }) => (
              <span key={field} className="sm">
                {t(`directory.column.${field}`)}: <del>{say(before)}</del> → <ins>{say(after)}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
