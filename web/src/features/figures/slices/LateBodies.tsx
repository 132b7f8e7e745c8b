import { useQuery } from '@tanstack/react-query'
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import { MarkedValue } from '../catalogue/index.ts'
import { type Asked, tableQuery } from '../figures.queries.ts'
import * as styles from './Slices.module.css'
import { sliceRows } from './slice-rows.ts'

const CODES = ['questions', 'on_time', 'late_now']
const ON_TIME = findFigure('on_time')
const MOST = 5

/** Where most is late at this moment. */
export function LateBodies({ asked }: { asked: Asked }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const names = useDirectory()
  const { data } = useQuery(tableQuery(asked, 'agency', CODES))
  if (!data) return null
  const late = sliceRows(data.rows)
    .filter(({ figureOf }) => (figureOf('late_now') ?? 0) > 0)
    .toSorted((one, other) => (other.figureOf('late_now') ?? 0) - (one.figureOf('late_now') ?? 0))
    .slice(0, MOST)
  return (
    <section className="panel" aria-labelledby="fg-late">
      <div className="ph">
        <h2 id="fg-late">{t('figures.wall.late')}</h2>
      </div>
      {late.length === 0 ? (
        <p className="pad">
          <State name="done">{t('figures.wall.nothingLate')}</State>
        </p>
      ) : (
        <table className={styles.slices} aria-labelledby="fg-late">
          <thead>
            <tr>
              {(['name', 'onTime', 'lateNow'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`figures.wall.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {late.map(({ key, figureOf }) => (
              <tr key={key ?? ''}>
                <th scope="row">
                  {names.agency(key)?.shortName ?? names.agencyName(key) ?? t('figures.nowhere.agency')}
                </th>
                <td>{ON_TIME && <MarkedValue figure={ON_TIME} value={figureOf('on_time')} />}</td>
                <td>
                  <State name="late">{number(figureOf('late_now') ?? 0)}</State>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
