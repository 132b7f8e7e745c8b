import type { BoardResponse } from '@veche/contract/control.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import * as boardStyles from './Board.module.css'
import { daysFrom } from './columns.ts'
import type { Figure } from './control.queries.ts'
import type { RenderFigure } from './render-links.ts'
import { returnedTable } from './returned-table.ts'
import * as styles from './tables.module.css'
import { useOwnerName } from './use-owner-name.ts'

type Props = { board: BoardResponse; renderFigure: RenderFigure }
const DAYS = 30

/** For what answers come back, and work that agencies refuse: by agency, never by person. */
export function Returned({ board: { returned, asOf }, renderFigure }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const nameOf = useOwnerName()
  const { reasons, rows, hasRefused } = returnedTable(returned)
  const from = daysFrom(asOf, -DAYS)
  const cell = (count: number, figure: Figure, className?: string) => (
    <td className={className}>
      {count === 0 ? <span className="faint">0</span> : renderFigure({ ...figure, from }, number(count))}
    </td>
  )
  return (
    <section className={`panel ${boardStyles.wholeWidth}`} aria-labelledby="brd-returned">
      <div className="ph">
        <h2 id="brd-returned">{t('control.returned.title')}</h2>
      </div>
      <p className="pad xs muted">{t('control.returned.text')}</p>
      {rows.length === 0 && <p className="pad muted">{t('control.returned.none')}</p>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard
        <section className={styles.scroller} aria-label={t('control.returned.table')} tabIndex={0}>
          <table className={styles.figures}>
            <thead>
              <tr>
                <th scope="col" className={styles.owner}>
                  {t('control.returned.whose')}
                </th>
                <th scope="col">{t('control.returned.all')}</th>
                {reasons.map((reason) => (
                  <th scope="col" key={reason} className={styles.wideOnly}>
                    {t(`answers.sendBack.reason.${reason}`)}
                  </th>
                ))}
                {hasRefused && <th scope="col">{t('control.figure.refused')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ owner, sentBack, byReason, refused }) => (
                <tr key={owner}>
                  <th scope="row">{nameOf(owner)}</th>
                  {cell(sentBack, { figure: 'sent_back', owner })}
                  {reasons.map((reason) => (
                    <Fragment key={reason}>
                      {cell(
                        byReason.get(reason) ?? 0,
                        { figure: 'sent_back', owner, reason },
                        styles.wideOnly,
                      )}
                    </Fragment>
                  ))}
                  {hasRefused && cell(refused, { figure: 'refused', owner })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
