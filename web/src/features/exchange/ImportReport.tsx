import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import * as styles from './exchange.module.css'
import type { ExchangeJob } from './exchange.queries.ts'

type Result = NonNullable<ExchangeJob['result']>
const SHOWN = 50

export function ImportReport({ job, result }: { job: ExchangeJob; result: Result }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <>
      <dl className={styles.totals}>
        {(['read', 'added', 'known', 'changed', 'failed'] as const).map((key) => (
          <div key={key}>
            <dt className="xs muted">{t(`exchange.report.${key}`)}</dt>
            <dd>{number(result[key])}</dd>
          </div>
        ))}
      </dl>
      {result.errors.length > 0 && <Errors job={job} result={result} />}
      {result.unknown.length > 0 && <Unknown result={result} />}
    </>
  )
}

function Errors({ job, result }: { job: ExchangeJob; result: Result }) {
  const { t } = useTranslation()
  return (
    <details open>
      <summary>{t('exchange.report.errors', { count: result.errors.length })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard */}
      <section className={styles.tableBox} aria-label={t('exchange.report.errorsTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('exchange.report.row')}</th>
              <th scope="col">{t('exchange.report.column')}</th>
              <th scope="col">{t('exchange.report.problem')}</th>
              <th scope="col">{t('exchange.report.value')}</th>
            </tr>
          </thead>
          <tbody>
            {result.errors.slice(0, SHOWN).map(({ row, column, code, value }) => (
              <tr key={`${row} ${column} ${code}`}>
                <td>{row}</td>
                <td>{column}</td>
                <td>{t(`exchange.problem.${code}`)}</td>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {job.hasErrorFile && (
        <a className="btn s" href={`/api/exchange/jobs/${job.id}/errors`} download>
          {t('exchange.report.download')}
        </a>
      )}
    </details>
  )
}

function Unknown({ result }: { result: Result }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <details>
      <summary>{t('exchange.report.unknown', { count: result.unknown.length })}</summary>
      <p className="sm muted">{t('exchange.report.unknownText')}</p>
      <ul className="sm">
        {result.unknown.map(({ column, name, rows }) => (
          <li key={`${column} ${name}`}>
            {column}: {name} ({number(rows)})
          </li>
        ))}
      </ul>
    </details>
  )
}
