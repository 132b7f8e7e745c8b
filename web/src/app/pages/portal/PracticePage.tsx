import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PracticeScreen, practiceQuery } from '../../../features/portal/practices/index.ts'
import * as styles from '../../../features/portal/practices/practices.module.css'
import * as phone from '../../../features/portal/wraps.module.css'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/practices/$practiceId')

export function PracticePage() {
  const { t } = useTranslation()
  useEffect(() => void prepareOffline(), [])
  const { practiceId } = route.useParams()
  const { data, error, refetch } = useQuery(practiceQuery(practiceId))
  return (
    <main className={`page ${phone.wraps} ${styles.practicesPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('practices.loading')} />}
      {data && <PracticeScreen key={practiceId} practice={data} back={<Back />} />}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/practices" aria-label={t('practices.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
