import type { ImportPreviewResponse, ImportProblem } from '@veche/contract/admin/directory.ts'
import { useTranslation } from 'react-i18next'
import { Notice } from '../query-states.tsx'
import * as styles from './import-preview.module.css'

type Value = ImportPreviewResponse['changed'][number]['fields'][number]['before']
/** How the owner of the rows calls its columns, and what stands in them. */
export type SheetWords = {
  columnOf: (field: string) => string
  wordsOf: (field: string, value: Value) => string
}
type Props = { changes: ImportPreviewResponse; words: SheetWords }

/** What the file would change, row by row and field by field; or what is wrong in it. */
export function ImportPreview({ changes, words }: Props) {
  const { t } = useTranslation()
  const { addedCount, changedCount, removedCount, sameCount, problemCount } = changes
  if (problemCount > 0) return <Problems count={problemCount} problems={changes.problems} words={words} />
  if (addedCount + changedCount + removedCount === 0)
    return <Notice state="done" title={t('sheets.nothing', { count: sameCount })} />
  return (
    <div className="col g3" role="status">
      <p>
        {t('sheets.summary', { added: addedCount, changed: changedCount, removed: removedCount })}{' '}
        <span className="muted">{t('sheets.same', { count: sameCount })}</span>
      </p>
      <Rows title={t('sheets.added')} rows={changes.added} />
      <Changed rows={changes.changed} words={words} />
      <Rows title={t('sheets.removed')} rows={changes.removed} />
    </div>
  )
}

type ProblemsProps = { count: number; problems: readonly ImportProblem[]; words: SheetWords }

function Problems({ count, problems, words }: ProblemsProps) {
  const { t } = useTranslation()
  return (
    <div className="col g3" role="alert">
      <Notice state="late" title={t('sheets.problems', { count })}>
        {t('sheets.problemsText')}
      </Notice>
      <table className={styles.problemTable} aria-label={t('sheets.problemsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('sheets.row')}</th>
            <th scope="col">{t('sheets.field')}</th>
            <th scope="col">{t('sheets.problemColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={JSON.stringify(problem)}>
              <th scope="row">{problem.row ?? '–'}</th>
              <td data-title={t('sheets.field')}>{problem.field ? words.columnOf(problem.field) : '–'}</td>
              <td data-title={t('sheets.problemColumn')}>
                {/* No code is shown in place of words. */}
                {t([`sheets.importProblem.${problem.code}`, 'sheets.importProblem.invalid'])}
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
      <ul className={styles.changeList}>
        {rows.map(({ key, name }) => (
          <li key={key}>{name}</li>
        ))}
      </ul>
    </section>
  )
}

function Changed({ rows, words }: { rows: ImportPreviewResponse['changed']; words: SheetWords }) {
  const { t } = useTranslation()
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{t('sheets.changed')}</h3>
      <ul className={styles.changeList}>
        {rows.map(({ key, name, fields }) => (
          <li key={key}>
            <span className="m">{name}</span>
            {fields.map(({ field, before, after }) => (
              <span key={field} className="sm">
                {words.columnOf(field)}: <del>{words.wordsOf(field, before)}</del> →{' '}
                <ins>{words.wordsOf(field, after)}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
