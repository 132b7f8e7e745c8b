import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/outages/outages.module.css'
import { outageQuery } from '../../../features/outages/outages.queries.ts'
import { OutageScreen } from '../../../features/outages/screen/OutageScreen.tsx'
import { ApiError } from '../../../lib/api.ts'
import { meQuery } from '../../../lib/session.ts'
import { ErrorNotice, NotFound, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/outages/$outageId')

export function OutagePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { outageId } = route.useParams()
  const me = useQuery(meQuery).data
  const { data, error, refetch } = useQuery(outageQuery(outageId))
  if (!me) return null
  if (!me.abilities.seeOutages) return <NotFound isPage />
  // What a person may no longer see disappears, even if the last answer of the server still lies here.
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${styles.outagesPage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('outages.loading')} />}
      {data && !isGone && (
        <OutageScreen
          key={outageId}
          outage={data}
          me={me}
          back={<Back />}
          renderIncident={(incidentId, content) => (
            <Link to="/incident/$incidentId" params={{ incidentId }}>
              {content}
            </Link>
          )}
          onPrepared={(incidentId) => void navigate({ to: '/incident/$incidentId', params: { incidentId } })}
        />
      )}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/outages" aria-label={t('outages.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
