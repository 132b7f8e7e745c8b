import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'
import { journalQuery } from './access.queries.ts'
import './access.css'

/** Who did what with users, keys and settings; only ever added to. */
export function Journal() {
  const { t, i18n } = useTranslation()
  const { moment } = useFormat()
  const query = useInfiniteQuery(journalQuery)
  /** «роль: Куратор; область: регион»; a field without words of its own is for the support only. */
  const readable = (details: Record<string, unknown>) =>
    Object.entries(details)
      .flatMap(([key, value]) => {
        const name = `access.journal.detail.${key}`
        const text = readableValue(value)
        return i18n.exists(name) && text !== '' ? [`${t(name)}: ${text}`] : []
      })
      .join('; ')
  if (query.isPending) return <SkeletonRows label={t('access.journal.loading')} />
  if (query.error && !query.data) return <ErrorNotice error={query.error} onRetry={query.refetch} />
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen scrolls by keyboard */}
      <section className="jrn-w" aria-label={t('access.journal.title')} tabIndex={0}>
        <table className="jrn">
          <thead>
            <tr>
              <th scope="col">{t('access.journal.at')}</th>
              <th scope="col">{t('access.journal.who')}</th>
              <th scope="col">{t('access.journal.what')}</th>
              <th scope="col">{t('access.journal.details')}</th>
            </tr>
          </thead>
          <tbody>
            {query.data?.map((entry) => {
              const key = `access.journal.action.${entry.action.replaceAll('.', '_')}`
              return (
                <tr key={entry.id}>
                  <td className="nw">{moment(entry.at)}</td>
                  <td>{entry.actorName ?? t('access.journal.system')}</td>
                  <td>{i18n.exists(key) ? t(key) : entry.action}</td>
                  <td className="muted jrn-d">{readable(entry.details)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </>
  )
}

function readableValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(readableValue).filter(Boolean).join(', ')
  return typeof value === 'object' ? '' : String(value)
}
