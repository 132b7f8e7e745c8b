import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/broadcasts/broadcasts.module.css'
import {
  BroadcastScreen,
  broadcastQuery,
  type RenderBroadcast,
} from '../../../features/portal/broadcasts/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { ApiError } from '../../../lib/api.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/broadcasts/$broadcastId')

const renderBroadcast: RenderBroadcast = (broadcastId, content, className) => (
  <Link className={className} to="/broadcasts/$broadcastId" params={{ broadcastId }}>
    {content}
  </Link>
)

export function BroadcastPage() {
  const { t } = useTranslation()
  useEffect(() => void prepareOffline(), [])
  const { broadcastId } = route.useParams()
  const { data, error, refetch } = useQuery(broadcastQuery(broadcastId))
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${phone.wraps} ${styles.broadcastsPage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('broadcasts.loading')} />}
      {data && !isGone && (
        <BroadcastScreen
          key={broadcastId}
          broadcast={data}
          back={<Back />}
          renderBroadcast={renderBroadcast}
        />
      )}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/broadcasts" aria-label={t('broadcasts.toAll')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
