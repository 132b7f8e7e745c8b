import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/courses/courses.module.css'
import { CourseScreen, courseQuery, useSendKeptSteps } from '../../../features/portal/courses/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { ApiError } from '../../../lib/api.ts'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/courses/$courseId')

export function CoursePage() {
  const { t } = useTranslation()
  useEffect(() => void prepareOffline(), [])
  const { courseId } = route.useParams()
  const { data, error, refetch } = useQuery(courseQuery(courseId))
  useSendsLater()
  useSendKeptSteps(useQuery(meQuery).data?.id ?? '')
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <main className={`page ${phone.wraps} ${styles.coursesPage}`}>
      {error && (!data || isGone) && <ErrorNotice error={error} onRetry={refetch} action={<Back />} />}
      {!data && !error && <SkeletonRows label={t('courses.loading')} />}
      {data && !isGone && (
        <CourseScreen
          key={courseId}
          course={data}
          back={<Back />}
          renderCertificate={(number) => (
            <Link className="btn" to="/certificates/$number" params={{ number }}>
              {t('courses.showCertificate')}
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
    <Link className="btn t i" to="/courses" aria-label={t('courses.back')}>
      <IconArrowLeft className="ic xl" />
    </Link>
  )
}
