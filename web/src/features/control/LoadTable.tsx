import type { BoardResponse } from '@veche/contract/control.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { PHONE, useMedia } from '../../lib/browser/media.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { State } from '../../ui/State.tsx'
import * as boardStyles from './Board.module.css'
import { allLate, allSoon, type Bounds, lateBounds, soonBounds } from './columns.ts'
import type { RenderFigure } from './render-links.ts'
import * as styles from './tables.module.css'
import { useOwnerName } from './use-owner-name.ts'

type Props = { board: BoardResponse; renderFigure: RenderFigure }
type Row = BoardResponse['rows'][number]

/** Late already on the left, soon on the right; whose step it is decides the row. A phone shows the sums, and they open the rows. */
export function LoadTable({ board: { rows, asOf }, renderFigure }: Props) {
  const { t } = useTranslation()
  const isPhone = useMedia(PHONE)
  const [first] = rows
  return (
    <section className={`panel ${boardStyles.wholeWidth}`} aria-labelledby="brd-load">
      <div className="ph">
        <h2 id="brd-load">{t('control.load.title')}</h2>
      </div>
      <p className="pad xs muted">{t('control.load.text')}</p>
      {!first && <p className="pad muted">{t('control.load.none')}</p>}
      {first && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
        <section className={styles.scroller} aria-label={t('control.load.table')} tabIndex={0}>
          <table className={styles.figures}>
            <thead>{isPhone ? <SumsHead /> : <HoursHead row={first} />}</thead>
            <tbody>
              {rows.map((row) => (
                <OwnerRow key={row.owner} {...{ row, asOf, isPhone, renderFigure }} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}

function SumsHead() {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="col" className={styles.owner}>
        {t('control.whose')}
      </th>
      <th scope="col">
        <State name="late">{t('control.load.late')}</State>
      </th>
      <th scope="col">
        <State name="attention">{t('control.load.soon')}</State>
      </th>
    </tr>
  )
}

function HoursHead({ row: { late, soon } }: { row: Row }) {
  const { t } = useTranslation()
  return (
    <>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('control.whose')}
        </th>
        <th className={styles.group} scope="colgroup" colSpan={late.length + 1}>
          <State name="late">{t('control.load.late')}</State>
        </th>
        <th className={styles.group} scope="colgroup" colSpan={soon.length + 1}>
          <State name="attention">{t('control.load.soon')}</State>
        </th>
      </tr>
      <tr>
        <th scope="col">{t('control.load.total')}</th>
        {late.map((_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <th scope="col" key={column}>
            {t(`control.load.lateColumn.${column}`)}
          </th>
        ))}
        <th scope="col">{t('control.load.total')}</th>
        {soon.map((_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <th scope="col" key={column}>
            {t(`control.load.soonColumn.${column}`)}
          </th>
        ))}
      </tr>
    </>
  )
}

type OwnerProps = { row: Row; asOf: string; isPhone: boolean; renderFigure: RenderFigure }

function OwnerRow({ row, asOf, isPhone, renderFigure }: OwnerProps) {
  const { number } = useFormat()
  const nameOf = useOwnerName()
  const { owner, late, lateTotal, soon, soonTotal } = row
  const cell = (count: number, bounds: Bounds, className?: string | undefined) => (
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
      {cell(lateTotal, allLate(asOf), `m ${styles.groupStart}`)}
      {!isPhone &&
        late.map((count, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <Fragment key={column}>{cell(count, lateBounds(asOf, column))}</Fragment>
        ))}
      {cell(soonTotal, allSoon(asOf), `m ${styles.groupStart}`)}
      {!isPhone &&
        soon.map((count, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <Fragment key={column}>{cell(count, soonBounds(asOf, column))}</Fragment>
        ))}
    </tr>
  )
}
