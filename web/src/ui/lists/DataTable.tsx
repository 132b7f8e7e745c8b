import { IconArrowDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import './data-table.css'

export type DataColumn<Row, Sort extends string> = {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** Pressing the head asks for this order. */
  sort?: Sort
}
type Props<Row, Sort extends string> = {
  label: string
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** The first names the row. */
  columns: readonly DataColumn<Row, Sort>[]
  /** What can be done with the row: a menu at its end. */
  renderActions: (row: Row) => ReactNode
  sort: Sort
  onSort: (sort: Sort) => void
  onMore: (() => void) | null
  isBusy: boolean
  /** Rows can be chosen for what is done to many. */
  selection?: Selection<Row> | undefined
}

export type Selection<Row> = {
  chosen: ReadonlySet<string>
  nameOf: (row: Row) => string
  onChange: (chosen: ReadonlySet<string>) => void
}

/** Hundreds of rows for an administrator: dense on a desk, a card for each row on a phone. */
export function DataTable<Row, Sort extends string>(props: Props<Row, Sort>) {
  const { label, rows, keyOf, columns, renderActions, sort, onSort, onMore, isBusy, selection } = props
  const { t } = useTranslation()
  return (
    <>
      <table className="dtb" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
            <th scope="col">
              <span className="sr">{t('common.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, title, cell }, index) =>
                index === 0 ? (
                  <th key={key} scope="row">
                    {selection ? (
                      <span className="dtb-n">
                        <RowChoice id={keyOf(row)} name={selection.nameOf(row)} {...selection} />
                        {cell(row)}
                      </span>
                    ) : (
                      cell(row)
                    )}
                  </th>
                ) : (
                  <td key={key} data-title={title}>
                    {cell(row)}
                  </td>
                ),
              )}
              <td className="dtb-a">{renderActions(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {onMore && (
        <Button isBusy={isBusy} onClick={onMore}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

type HeadProps<Row, Sort extends string> = {
  column: DataColumn<Row, Sort>
  sort: Sort
  onSort: (sort: Sort) => void
}

function Head<Row, Sort extends string>({ column, sort, onSort }: HeadProps<Row, Sort>) {
  const own = column.sort
  if (own === undefined) return <th scope="col">{column.title}</th>
  return (
    <th scope="col" aria-sort={own === sort ? 'other' : undefined}>
      <button type="button" className="dtb-s" onClick={() => onSort(own)}>
        {column.title}
        {own === sort && <IconArrowDown className="ic s" aria-hidden="true" />}
      </button>
    </th>
  )
}

type ChoiceProps = Pick<Selection<never>, 'chosen' | 'onChange'> & { id: string; name: string }

/** Chooses one row of a table for what is done to many. */
export function RowChoice({ id, name, chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const isChosen = chosen.has(id)
  return (
    <label className="dtb-c">
      <input
        type="checkbox"
        aria-label={t('common.select.one', { name })}
        checked={isChosen}
        onChange={() =>
          onChange(isChosen ? new Set([...chosen].filter((one) => one !== id)) : new Set([...chosen, id]))
        }
      />
    </label>
  )
}
