import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/answers/contributions/contributions.module.css'
import { PartScreen, partQuery } from '../../../features/answers/contributions/index.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/parts/$contributionId')

/** One part of an answer of another body, and nothing else of its question. */
export function PartPage() {
  const { t } = useTranslation()
  const { contributionId } = route.useParams()
  const { data, error, refetch } = useQuery(partQuery(contributionId))
  useEffect(() => void prepareOffline(), [])
  return (
    <main className={`page ${styles.partsPage}`}>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} action={<BackToParts />} />}
      {!data && !error && <SkeletonRows label={t('contributions.loading')} />}
      {data && <PartScreen key={contributionId} part={data} back={<BackToParts />} />}
    </main>
  )
}

function BackToParts() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i" to="/parts" aria-label={t('contributions.backToParts')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
