import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/feedback/feedback.module.css'
import { PulseScreen, pulseQuery } from '../../../features/portal/pulse/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { meQuery } from '../../../lib/session.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { BackToFeedback } from './FeedbackThreadPage.tsx'

export function PulsePage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(pulseQuery)
  const me = useQuery(meQuery).data
  return (
    <main className={`page ${phone.wraps} ${styles.feedbackPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<BackToFeedback />} />}
      {!data && !error && <SkeletonRows label={t('pulse.loading')} />}
      {data && me && <PulseScreen pulse={data} userId={me.id} back={<BackToFeedback />} />}
    </main>
  )
}
