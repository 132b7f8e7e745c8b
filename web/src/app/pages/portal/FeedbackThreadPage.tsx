import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/feedback/feedback.module.css'
import { ThreadScreen, threadQuery } from '../../../features/portal/feedback/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/feedback/$threadId')

export function FeedbackThreadPage() {
  const { t } = useTranslation()
  useEffect(() => void prepareOffline(), [])
  const { threadId } = route.useParams()
  const { data, error, refetch } = useQuery(threadQuery(threadId))
  return (
    <main className={`page ${phone.wraps} ${styles.feedbackPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<BackToFeedback />} />}
      {!data && !error && <SkeletonRows label={t('feedback.loading')} />}
      {data && <ThreadScreen key={threadId} thread={data} back={<BackToFeedback />} />}
    </main>
  )
}

export function BackToFeedback() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/feedback" aria-label={t('feedback.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
