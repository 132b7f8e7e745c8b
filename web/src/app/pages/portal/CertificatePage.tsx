import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/courses/courses.module.css'
import { Certificate, certificateQuery } from '../../../features/portal/courses/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { systemQuery } from '../../../lib/session.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/certificates/$number')

/** Anybody at work checks a number here; it prints on one sheet. */
export function CertificatePage() {
  const { t } = useTranslation()
  const system = useQuery(systemQuery).data
  const { data, error, refetch } = useQuery(certificateQuery(route.useParams().number))
  return (
    <main className={`page ${phone.wraps} ${styles.coursesPage}`}>
      <header className="page-h">
        <Link className="btn t i no-print" to="/courses" aria-label={t('courses.back')}>
          <IconArrowLeft className="ic xl" />
        </Link>
        <h1>{t('courses.certificate')}</h1>
      </header>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('courses.loading')} />}
      {data && (
        <Certificate
          certificate={data}
          regionName={system?.regionName}
          address={`${window.location.host}/certificates/${data.number}`}
        />
      )}
    </main>
  )
}
