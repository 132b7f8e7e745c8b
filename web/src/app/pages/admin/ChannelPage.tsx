import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChannelCard } from '../../../features/channels/ChannelCard.tsx'
import type { UnknownWays } from '../../../features/channels/UnknownSends.tsx'
import { channelQuery } from '../../../lib/channels.ts'
import { meQuery } from '../../../lib/session.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { UnconfirmedAnswers } from './UnconfirmedAnswers.tsx'

const renderQuestions = (channelId: string) => (words: string) => (
  <UnconfirmedAnswers channelId={channelId}>{words}</UnconfirmedAnswers>
)
const renderPeople: UnknownWays['renderPeople'] = (role, words) => (
  <Link className="lnk tap" to="/users" search={{ role }}>
    {words}
  </Link>
)

const route = getRouteApi('/app/channels/$channelId')

/** One page of ours in a network, with its checks, gaps and keys. */
export function ChannelPage() {
  const { t } = useTranslation()
  const { channelId } = route.useParams()
  const { data: channel, error, refetch } = useQuery(channelQuery(channelId))
  const abilities = useQuery(meQuery).data?.abilities
  const unknownWays = abilities && { abilities, renderPeople, renderQuestions: renderQuestions(channelId) }
  return (
    <main className="page">
      <header className="page-h">
        <Link className="btn t" to="/channels">
          <IconArrowLeft className="ic" aria-hidden="true" />
          {t('common.section.channels')}
        </Link>
        <h1 className="sr">{channel?.name ?? t('common.section.channels')}</h1>
      </header>
      {error && !channel && <ErrorNotice error={error} onRetry={refetch} />}
      {!channel && !error && <SkeletonRows label={t('channels.loading')} />}
      {channel && <ChannelCard channel={channel} unknownWays={unknownWays} />}
    </main>
  )
}
