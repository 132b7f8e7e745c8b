import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/forms/Field.tsx'
import { EmptyState } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './directory-page.module.css'

export type Column<Row> = { key: string; title: string; cell: (row: Row) => ReactNode }
type Props<Row> = {
  label: string
  rows: readonly Row[]
  /** The first column names the row and opens it. */
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  wordsOf: (row: Row) => string
  /** Switched off: shown only when asked for. */
  isOff?: (row: Row) => boolean
  onOpen: (row: Row) => void
}

const SHOWN = 100

export function DirectoryTable<Row>({ label, rows, columns, keyOf, wordsOf, isOff, onOpen }: Props<Row>) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [areOffShown, setOffShown] = useState(false)
  const [count, setCount] = useState(SHOWN)
  const found = rows.filter((row) => (areOffShown || !isOff?.(row)) && hasWords(wordsOf(row), words))
  const offCount = isOff ? rows.filter(isOff).length : 0
  return (
    <div className="col g3">
      <div className={`row g4 wrap ${styles.filters}`}>
        <TextField
          label={t('directory.search')}
          name="words"
          isLabelHidden
          placeholder={t('directory.search')}
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {offCount > 0 && (
          <label className="chk-l">
            <input type="checkbox" checked={areOffShown} onChange={() => setOffShown(!areOffShown)} />
            {t('directory.showOff', { count: offCount })}
          </label>
        )}
        <span className="sm muted end">{t('directory.rows', { count: found.length })}</span>
      </div>
      {found.length === 0 ? (
        <EmptyState title={t('common.nothingFound')} mark={<IconSearch className="ic xl" />}>
          {t('directory.nothing')}
        </EmptyState>
      ) : (
        <table className={styles.directoryTable} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, count).map((row) => (
              <Row key={keyOf(row)} {...{ row, columns, isOff: isOff?.(row) ?? false, onOpen }} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > count && <Button onClick={() => setCount(count + SHOWN)}>{t('common.more')}</Button>}
    </div>
  )
}

type RowProps<Row> = {
  row: Row
  columns: readonly Column<Row>[]
  isOff: boolean
  onOpen: (row: Row) => void
}

function Row<Row>({ row, columns: [name, ...columns], isOff, onOpen }: RowProps<Row>) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        <button type="button" className="lnk" onClick={() => onOpen(row)}>
          {name?.cell(row)}
        </button>
        {isOff && <State name="waiting">{t('directory.off')}</State>}
      </th>
      {columns.map(({ key, title, cell }) => (
        <td key={key} data-title={title}>
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е')
}

/** Every word somewhere in the row, in any order. */
function hasWords(text: string, words: string): boolean {
  const folded = fold(text)
  return fold(words)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
