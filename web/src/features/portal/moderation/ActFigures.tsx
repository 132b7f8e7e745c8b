import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { actFiguresQuery } from './moderation.queries.ts'

const DAYS = 30

/** For who oversees: how often, of which kind and why, in the whole region. Nobody is named. */
export function ActFigures() {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { data, error, refetch } = useQuery(actFiguresQuery(DAYS))
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data || data.rows.length === 0) return null
  return (
    <section className="panel pad" aria-label={t('portal.moderation.figures.title')}>
      <h2>{t('portal.moderation.figures.title')}</h2>
      <table className="sm">
        <thead>
          <tr>
            <th scope="col">{t('portal.moderation.figures.kind')}</th>
            <th scope="col">{t('portal.moderation.figures.reason')}</th>
            <th scope="col">{t('portal.moderation.figures.done')}</th>
            <th scope="col">{t('portal.moderation.figures.undone')}</th>
            <th scope="col">{t('portal.moderation.figures.declined')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={`${row.kind} ${row.reason}`}>
              <td>{t(`portal.moderation.kind.${row.kind}`)}</td>
              <td>{t(`portal.moderation.reason.${row.reason}`)}</td>
              <td>{number(row.done)}</td>
              <td>{number(row.undone)}</td>
              <td>{number(row.declined + row.failed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
