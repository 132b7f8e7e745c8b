import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/courses/courses.module.css'
import { certificateQuery, lastDay } from '../../../features/portal/courses/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { systemQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'

const route = getRouteApi('/app/certificates/$number')

/** Anybody at work checks a number here; it prints on one sheet. */
export function CertificatePage() {
  const { t } = useTranslation()
  const { date } = useFormat()
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
        <section className={styles.certificate}>
          <p className="sm muted">{t('courses.certificateOf', { number: data.number })}</p>
          <p>
            <b>{data.name}</b>
          </p>
          <h2>{t('courses.certificateText', { title: data.courseTitle })}</h2>
          {system && <p>{t('courses.issuer', { region: system.regionName })}</p>}
          <p className="sm">
            {[
              t('courses.issued', { day: date(data.issuedAt) }),
              t('courses.validTo', { day: date(lastDay(data.validUntil)) }),
            ].join(' · ')}
          </p>
          <State name={data.isValid ? 'done' : 'late'}>
            {t(data.isValid ? 'courses.isValid' : 'courses.isOver')}
          </State>
          <div className="row no-print">
            <Button onClick={() => window.print()}>{t('courses.print')}</Button>
          </div>
        </section>
      )}
    </main>
  )
}
