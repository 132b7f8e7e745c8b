import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/exercises/exercises.module.css'
import { exerciseRunQuery, RunScreen } from '../../../features/portal/exercises/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { ApiError } from '../../../lib/api.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/exercises/$runId')

export function ExercisePage() {
  const { t } = useTranslation()
  const { runId } = route.useParams()
  const { data, error, refetch } = useQuery(exerciseRunQuery(runId))
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${phone.wraps} ${styles.exercisesPage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('exercises.loading')} />}
      {data && !isGone && (
        <RunScreen
          key={runId}
          run={data}
          back={<Back />}
          renderRun={(id, content) => (
            <Link to="/exercises/$runId" params={{ runId: id }}>
              {content}
            </Link>
          )}
        />
      )}
    </main>
  )
}

function Back() {
  const { t } = useTranslation()
  return (
    <Link className="btn t i no-print" to="/exercises" aria-label={t('exercises.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
