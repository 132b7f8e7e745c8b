import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { BulletinScreen, bulletinQuery, type RenderLink } from '../../../features/portal/orders/index.ts'
import * as styles from '../../../features/portal/orders/orders.module.css'
import { ApiError } from '../../../lib/api.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/orders/$bulletinId')

const renderLink: RenderLink = ({ kind, id }, content) => {
  switch (kind) {
    case 'article':
      return (
        <Link to="/knowledge/$articleId" params={{ articleId: id }}>
          {content}
        </Link>
      )
    case 'incident':
      return (
        <Link to="/incident/$incidentId" params={{ incidentId: id }}>
          {content}
        </Link>
      )
    case 'outage':
      return (
        <Link to="/outages/$outageId" params={{ outageId: id }}>
          {content}
        </Link>
      )
  }
}

export function OrderPage() {
  const { t } = useTranslation()
  const { bulletinId } = route.useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(bulletinQuery(bulletinId))
  useEffect(() => void prepareOffline(), [])
  // Of what is no longer addressed to the reader nothing stays, even if the last answer of the server still lies here.
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${styles.ordersPage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('orders.loading')} />}
      {data && !isGone && (
        <BulletinScreen
          key={bulletinId}
          bulletin={data}
          back={<Back />}
          renderLink={renderLink}
          onRemoved={() => void navigate({ to: '/orders' })}
        />
      )}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/orders" aria-label={t('orders.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
