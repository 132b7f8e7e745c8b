import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChannelsTable } from '../../../features/channels/ChannelsTable.tsx'
import { readChannelsSearch } from '../../../features/channels/channels-filter.ts'
import { meQuery } from '../../../lib/session.ts'
import { UnconfirmedAnswers } from './UnconfirmedAnswers.tsx'

const route = getRouteApi('/app/channels')

export function ChannelsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = readChannelsSearch(route.useSearch())
  const abilities = useQuery(meQuery).data?.abilities
  const canSeeQuarantine = abilities?.seeQuarantine ?? false
  return (
    <main className="page">
      <header className="page-h">
        <h1>{t('common.section.channels')}</h1>
        {canSeeQuarantine && (
          <Link className="btn t" to="/quarantine">
            {t('channels.quarantine.title')}
          </Link>
        )}
        <Link className="btn p" to="/channels/connect">
          <IconPlus className="ic" aria-hidden="true" />
          {t('channels.connect')}
        </Link>
      </header>
      <ChannelsTable
        search={search}
        onSearch={(changed) => void navigate({ to: '/channels', search: changed, replace: true })}
        onOpen={(channelId) => void navigate({ to: '/channels/$channelId', params: { channelId } })}
        renderLink={(channelId, content) => (
          <Link className="lnk el" to="/channels/$channelId" params={{ channelId }}>
            {content}
          </Link>
        )}
        renderQuestions={
          abilities?.seeDesk === true
            ? (channelId, words) => <UnconfirmedAnswers channelId={channelId}>{words}</UnconfirmedAnswers>
            : null
        }
      />
    </main>
  )
}
