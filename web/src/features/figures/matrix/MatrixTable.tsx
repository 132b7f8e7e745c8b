import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import type { RenderRows } from '../render-links.ts'
import * as styles from './Matrix.module.css'
import { MatrixCell } from './MatrixCell.tsx'
import type { MatrixRow, MatrixShape } from './matrix-shape.ts'
import { shortName } from './short-name.ts'
import { useGridKeys } from './use-grid-keys.ts'

type Props = { shape: MatrixShape; renderRows: RenderRows }

/** A table for whoever listens; arrows move between its cells, Enter opens the rows behind one. */
export function MatrixTable({ shape, renderRows }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { groupCodes, hasRest, rows } = shape
  const keys = useGridKeys({ rows: rows.length, columns: groupCodes.length + Number(hasRest) + 1 })
  const groupName = (code: string | null) => names.groupName(code) ?? t('figures.nowhere.group')
  return (
    <div className={styles.scroller}>
      <table
        ref={keys.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells take keys
        role="grid"
        className={styles.matrix}
        aria-labelledby="fg-matrix"
        aria-describedby="fg-matrix-keys"
        onKeyDown={keys.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('figures.matrix.place')}</span>
            </th>
            {groupCodes.map((code) => (
              <th key={code ?? ''} scope="col" title={groupName(code)} aria-label={groupName(code)}>
                {shortName(groupName(code))}
              </th>
            ))}
            {hasRest && <th scope="col">{t('figures.matrix.rest')}</th>}
            <th scope="col">{t('figures.matrix.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={row.municipalityCode ?? ''}
              {...{ row, index, groupCodes, hasRest, keys, renderRows }}
            />
          ))}
        </tbody>
      </table>
      <p className="sr" id="fg-matrix-keys">
        {t('figures.matrix.keys')}
      </p>
    </div>
  )
}

type RowProps = Pick<MatrixShape, 'groupCodes' | 'hasRest'> & {
  row: MatrixRow
  index: number
  keys: ReturnType<typeof useGridKeys>
  renderRows: RenderRows
}

function Row({ row, index, groupCodes, hasRest, keys, renderRows }: RowProps) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { municipalityCode, cells, rest, total } = row
  const place = names.municipalityName(municipalityCode) ?? t('figures.nowhere.municipality')
  const shared = { keys, row: index, place, renderRows }
  const filter = municipalityCode === null ? null : { municipalityCode }
  return (
    <tr>
      <th scope="row">{place}</th>
      {cells.map((cell, column) => {
        const groupCode = groupCodes[column] ?? null
        return (
          <MatrixCell
            key={groupCode ?? ''}
            {...{ cell, column, ...shared }}
            group={names.groupName(groupCode) ?? t('figures.nowhere.group')}
            filter={filter && groupCode !== null ? { ...filter, groupCode } : null}
          />
        )
      })}
      {hasRest && (
        <MatrixCell
          {...{ cell: rest, ...shared }}
          column={cells.length}
          group={t('figures.matrix.rest')}
          filter={null}
        />
      )}
      <MatrixCell
        {...{ cell: total, filter, ...shared }}
        column={cells.length + Number(hasRest)}
        group={t('figures.matrix.total')}
        isTotal
      />
    </tr>
  )
}
