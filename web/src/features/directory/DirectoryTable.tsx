import { IconArrowDown } from '@tabler/icons-react'
import { findRows } from '@veche/contract/rules/tables/rough-words.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeCsv } from '../../lib/files/csv.ts'
import { downloadBytes } from '../../lib/files/download-file.ts'
import { Button } from '../../ui/Button.tsx'
import { NothingFound } from '../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../ui/lists/SearchBox.tsx'
import { EmptyState } from '../../ui/query-states.tsx'
import { State } from '../../ui/State.tsx'
import * as styles from './directory-page.module.css'
import type { TableSearch } from './table-search.ts'

export type Column<Row> = {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** The cell in plain words: what it is sorted by and what a file has. */
  textOf?: (row: Row) => string
}
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
  search?: TableSearch
  onSearch?: (search: TableSearch) => void
}

const SHOWN = 100

export function DirectoryTable<Row>(props: Props<Row>) {
  const { label, rows, columns, keyOf, wordsOf, isOff, onOpen } = props
  const { t } = useTranslation()
  const [own, setOwn] = useState<TableSearch>({})
  const search = props.search ?? own
  const onSearch = props.onSearch ?? setOwn
  const areOffShown = search.off ?? false
  const [count, setCount] = useState(SHOWN)
  const kept = rows.filter((row) => areOffShown || !isOff?.(row))
  const found = sortRows(findRows(kept, search.words ?? '', wordsOf), columns, search.sort)
  const offCount = isOff ? rows.filter(isOff).length : 0
  return (
    <div className="col g3">
      <div className={`row g4 wrap ${styles.filters}`}>
        <SearchBox
          label={t('directory.search')}
          placeholder={t('directory.search')}
          value={search.words ?? ''}
          onChange={(words) => onSearch({ ...search, words: words || undefined })}
        />
        {offCount > 0 && (
          <label className="chk-l">
            <input
              type="checkbox"
              checked={areOffShown}
              onChange={() => onSearch({ ...search, off: !areOffShown || undefined })}
            />
            {t('directory.showOff', { count: offCount })}
          </label>
        )}
        <span className="sm muted end">{t('directory.rows', { count: found.length })}</span>
        {columns.some(({ textOf }) => textOf) && found.length > 0 && (
          <Button size="s" onClick={() => downloadBytes(fileOf(found, columns), `${label}.csv`)}>
            {t('directory.csv')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <EmptyState title={t('directory.none')} />}
      {rows.length > 0 && found.length === 0 && (
        <NothingFound
          filters={[[t('directory.search'), search.words]]}
          onClear={() => onSearch({ ...search, words: undefined })}
        />
      )}
      {found.length > 0 && (
        <table className={styles.directoryTable} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ key, title, textOf }) => (
                <th key={key} scope="col" aria-sort={search.sort === key ? 'ascending' : undefined}>
                  {textOf ? (
                    <button
                      type="button"
                      className="lnk"
                      onClick={() => onSearch({ ...search, sort: search.sort === key ? undefined : key })}
                    >
                      {title}
                      {search.sort === key && <IconArrowDown className="ic s" aria-hidden="true" />}
                    </button>
                  ) : (
                    title
                  )}
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

/** By the words of a column; equal ones stand as they stood. */
function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const textOf = columns.find(({ key }) => key === sort)?.textOf
  if (!textOf) return rows
  return rows.toSorted((one, two) => textOf(one).localeCompare(textOf(two), 'ru', { numeric: true }))
}

/** All that is found, not only what is shown. */
function fileOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Blob {
  const told = columns.flatMap(({ title, textOf }) => (textOf ? [{ title, textOf }] : []))
  const cells = rows.map((row) => told.map(({ textOf }) => textOf(row)))
  return new Blob([writeCsv([told.map(({ title }) => title), ...cells])], { type: 'text/csv;charset=utf-8' })
}
