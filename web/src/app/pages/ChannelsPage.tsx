import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChannelCard } from '../../features/channels/ChannelCard.tsx'
import { channelsQuery } from '../../lib/channels.ts'
import { meQuery } from '../../lib/session.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../ui/query-states.tsx'

export function ChannelsPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(channelsQuery)
  const canSeeQuarantine = useQuery(meQuery).data?.abilities.seeQuarantine ?? false
  const connect = (
    <Link className="btn p" to="/channels/connect">
      <IconPlus className="ic" aria-hidden="true" />
      {t('channels.connect')}
    </Link>
  )
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('channels.title')}</h1>
        {canSeeQuarantine && (
          <Link className="btn t" to="/quarantine">
            {t('inbox.title')}
          </Link>
        )}
        {connect}
      </header>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('channels.loading')} />}
      {data?.channels.length === 0 && (
        <EmptyState title={t('channels.empty')}>{t('channels.emptyText')}</EmptyState>
      )}
      <ul className="form">
        {data?.channels.map((channel) => (
          <li key={channel.id}>
            <ChannelCard channel={channel} />
          </li>
        ))}
      </ul>
    </main>
  )
}
