import { IconArrowDown, IconArrowUp, IconFilter } from '@tabler/icons-react'
import { findRows } from '@veche/contract/rules/tables/rough-words.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PHONE, useMedia } from '../../lib/browser/media.ts'
import { writeCsv } from '../../lib/files/csv.ts'
import { downloadBytes } from '../../lib/files/download-file.ts'
import { Button } from '../../ui/Button.tsx'
import { BulkBar } from '../../ui/lists/BulkBar.tsx'
import { RowChoice } from '../../ui/lists/DataTable.tsx'
import { NothingFound } from '../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../ui/lists/SearchBox.tsx'
import { useChosen } from '../../ui/lists/use-chosen.ts'
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
  /** Narrows the rows besides the words; named for a list that it has emptied. */
  filter?: Filter<Row>
  /** What is done to many rows at once. */
  renderBulk?: (chosen: ReadonlySet<string>, onDone: () => void) => ReactNode
  search?: TableSearch
  onSearch?: (search: TableSearch) => void
}

export type Filter<Row> = {
  keeps: (row: Row) => boolean
  fields: ReactNode
  words: [name: string, value: string | null | undefined | false][]
  /** The search without it. */
  cleared: TableSearch
}

const SHOWN = 100

export function DirectoryTable<Row>(props: Props<Row>) {
  const { label, rows, columns, keyOf, wordsOf, isOff, onOpen, filter, renderBulk } = props
  const { t } = useTranslation()
  const [own, setOwn] = useState<TableSearch>({})
  const search = props.search ?? own
  const onSearch = props.onSearch ?? setOwn
  const areOffShown = search.off ?? false
  const [count, setCount] = useState(SHOWN)
  const kept = rows.filter((row) => (areOffShown || !isOff?.(row)) && (filter?.keeps(row) ?? true))
  const found = sortRows(findRows(kept, search.words ?? '', wordsOf), columns, search.sort)
  const { chosen, setChosen } = useChosen({ ...search, sort: undefined })
  const shown = found.slice(0, count)
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
        {filter && <Narrowing filter={filter} />}
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
          filters={[[t('directory.search'), search.words], ...(filter?.words ?? [])]}
          onClear={() => onSearch({ ...(filter?.cleared ?? search), words: undefined })}
        />
      )}
      {renderBulk && found.length > 0 && (
        <BulkBar
          ids={shown.map(keyOf)}
          chosen={chosen}
          onChange={setChosen}
          whole={
            found.length > count
              ? { total: found.length, load: () => Promise.resolve(found.map(keyOf)) }
              : undefined
          }
        >
          {renderBulk(chosen, () => setChosen(new Set()))}
        </BulkBar>
      )}
      {found.length > 0 && (
        <table className={styles.directoryTable} aria-label={label}>
          <thead>
            <tr>
              {columns.map(({ key, title, textOf }) => (
                <th key={key} scope="col" aria-sort={sortOf(search.sort, key)}>
                  {textOf ? (
                    <button
                      type="button"
                      className="lnk"
                      onClick={() => onSearch({ ...search, sort: nextSort(search.sort, key) })}
                    >
                      {title}
                      {search.sort === key && <IconArrowDown className="ic s" aria-hidden="true" />}
                      {search.sort === `-${key}` && <IconArrowUp className="ic s" aria-hidden="true" />}
                    </button>
                  ) : (
                    title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row
                key={keyOf(row)}
                {...{ row, columns, isOff: isOff?.(row) ?? false, onOpen }}
                choice={
                  renderBulk && (
                    <RowChoice
                      {...{ chosen, id: keyOf(row), onChange: setChosen }}
                      name={columns[0]?.textOf?.(row) ?? keyOf(row)}
                    />
                  )
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {found.length > count && <Button onClick={() => setCount(count + SHOWN)}>{t('common.more')}</Button>}
    </div>
  )
}

/** On a phone the fields would take the first screen: one button says how many of them narrow the list. */
function Narrowing<Row>({ filter: { fields, words } }: { filter: Filter<Row> }) {
  const { t } = useTranslation()
  const isPhone = useMedia(PHONE)
  const [isOpen, setOpen] = useState(false)
  const count = words.filter(([, value]) => value).length
  if (!isPhone) return fields
  return (
    <>
      <Button
        look="quiet"
        size="s"
        icon={<IconFilter className="ic" aria-hidden="true" />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {count > 0 ? t('incidents.filter.count', { count }) : t('incidents.filter.title')}
      </Button>
      {isOpen && fields}
    </>
  )
}

type RowProps<Row> = {
  row: Row
  columns: readonly Column<Row>[]
  isOff: boolean
  choice?: ReactNode
  onOpen: (row: Row) => void
}

function Row<Row>({ row, columns: [name, ...columns], isOff, choice, onOpen }: RowProps<Row>) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        {choice}
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

/** From the beginning, from the end, as it stood. */
function nextSort(sort: string | undefined, key: string): string | undefined {
  if (sort === key) return `-${key}`
  return sort === `-${key}` ? undefined : key
}

function sortOf(sort: string | undefined, key: string) {
  if (sort === key) return 'ascending'
  return sort === `-${key}` ? 'descending' : undefined
}

/** By the words of a column; equal ones stand as they stood. */
function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const textOf = columns.find(({ key }) => sort === key || sort === `-${key}`)?.textOf
  if (!textOf) return rows
  const direction = sort?.startsWith('-') ? -1 : 1
  return rows.toSorted(
    (one, two) => direction * textOf(one).localeCompare(textOf(two), 'ru', { numeric: true }),
  )
}

/** All that is found, not only what is shown. */
function fileOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Blob {
  const told = columns.flatMap(({ title, textOf }) => (textOf ? [{ title, textOf }] : []))
  const cells = rows.map((row) => told.map(({ textOf }) => textOf(row)))
  return new Blob([writeCsv([told.map(({ title }) => title), ...cells])], { type: 'text/csv;charset=utf-8' })
}
