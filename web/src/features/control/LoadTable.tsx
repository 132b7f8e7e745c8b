import type { BoardResponse } from '@veche/contract/control.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { State } from '../../ui/State.tsx'
import { allLate, allSoon, type Bounds, lateBounds, soonBounds } from './columns.ts'
import type { RenderFigure } from './render-links.ts'
import { useOwnerName } from './use-owner-name.ts'

type Props = { board: BoardResponse; renderFigure: RenderFigure }
type Row = BoardResponse['rows'][number]

/** Late already on the left, soon on the right; whose step it is decides the row. */
export function LoadTable({ board: { rows, asOf }, renderFigure }: Props) {
  const { t } = useTranslation()
  const [first] = rows
  return (
    <section className="panel brd-w" aria-labelledby="brd-load">
      <div className="ph">
        <h2 id="brd-load">{t('control.load.title')}</h2>
      </div>
      {!first && <p className="pad muted">{t('control.load.none')}</p>}
      {first && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
        <section className="brd-s" aria-label={t('control.load.table')} tabIndex={0}>
          <table className="brd-t">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {t('control.whose')}
                </th>
                <th className="grp" scope="colgroup" colSpan={first.late.length + 1}>
                  <State name="late">{t('control.load.late')}</State>
                </th>
                <th className="grp" scope="colgroup" colSpan={first.soon.length + 1}>
                  <State name="attention">{t('control.load.soon')}</State>
                </th>
              </tr>
              <tr>
                <th scope="col">{t('control.load.total')}</th>
                {first.late.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <th scope="col" key={column} className="brd-x">
                    {t(`control.load.lateColumn.${column}`)}
                  </th>
                ))}
                <th scope="col">{t('control.load.total')}</th>
                {first.soon.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <th scope="col" key={column} className="brd-x">
                    {t(`control.load.soonColumn.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <OwnerRow key={row.owner} row={row} asOf={asOf} renderFigure={renderFigure} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

function OwnerRow({ row, asOf, renderFigure }: { row: Row; asOf: string; renderFigure: RenderFigure }) {
  const { number } = useFormat()
  const nameOf = useOwnerName()
  const { owner, late, lateTotal, soon, soonTotal } = row
  const cell = (count: number, bounds: Bounds, className = '') => (
    <td className={className}>
      {count === 0 ? (
        <span className="faint">0</span>
      ) : (
        renderFigure({ figure: 'work', owner, ...bounds }, number(count))
      )}
    </td>
  )
  return (
    <tr>
      <th scope="row">{nameOf(owner)}</th>
      {cell(lateTotal, allLate(asOf), 'm edge')}
      {late.map((count, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <Fragment key={column}>{cell(count, lateBounds(asOf, column), 'brd-x')}</Fragment>
      ))}
      {cell(soonTotal, allSoon(asOf), 'm edge')}
      {soon.map((count, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <Fragment key={column}>{cell(count, soonBounds(asOf, column), 'brd-x')}</Fragment>
      ))}
    </tr>
  )
}
