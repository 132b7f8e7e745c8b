import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import {
  PassportScreen,
  passportQuery,
  type RenderChannel,
} from '../../../features/portal/page-passports/index.ts'
import * as styles from '../../../features/portal/page-passports/passports.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { meQuery } from '../../../lib/session.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/pages/$channelId')

const renderChannel: RenderChannel = (channelId, content) => (
  <Link className="btn s" to="/channels/$channelId" params={{ channelId }}>
    {content}
  </Link>
)

export function PassportPage() {
  const { t } = useTranslation()
  const { channelId } = route.useParams()
  const { data, error, refetch } = useQuery(passportQuery(channelId))
  const keepsKeys = useQuery(meQuery).data?.abilities.manageChannels === true
  return (
    <main className={`page ${phone.wraps} ${styles.passportsPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('passports.loading')} />}
      {data && (
        <PassportScreen
          key={channelId}
          passport={data}
          back={<Back />}
          renderChannel={keepsKeys ? renderChannel : null}
        />
      )}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/pages" aria-label={t('passports.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
