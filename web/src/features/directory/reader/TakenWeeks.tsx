import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../directory-page.module.css'
import type { Reader } from './reader.queries.ts'

/** Of accepted questions those that took the suggested topic, by week. */
export function TakenWeeks({ weeks }: Pick<Reader, 'weeks'>) {
  const { t } = useTranslation()
  const { day, number, percent } = useFormat()
  return (
    <section className="col g2" aria-labelledby="reader-weeks">
      <h2 id="reader-weeks">{t('directory.reader.weeks')}</h2>
      {weeks.length === 0 ? (
        <p className="muted">{t('directory.reader.noWeeks')}</p>
      ) : (
        <table className={styles.directoryTable} aria-labelledby="reader-weeks">
          <thead>
            <tr>
              <th scope="col">{t('directory.reader.week')}</th>
              <th scope="col">{t('directory.reader.confirmed')}</th>
              <th scope="col">{t('directory.reader.taken')}</th>
              <th scope="col">{t('directory.reader.share')}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ week, confirmed, taken }) => (
              <tr key={week}>
                <th scope="row">{day(`${week}T12:00:00Z`)}</th>
                <td data-title={t('directory.reader.confirmed')}>{number(confirmed)}</td>
                <td data-title={t('directory.reader.taken')}>{number(taken)}</td>
                <td data-title={t('directory.reader.share')}>{percent(taken / Math.max(1, confirmed))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
