import { IconSchool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/portal/courses/courses.module.css'
import {
  CheckCertificate,
  CourseList,
  coursesQuery,
  EditorDialog,
  Gates,
  isOwed,
  type RenderCourse,
  Team,
  useSendKeptSteps,
} from '../../../features/portal/courses/index.ts'
import * as phone from '../../../features/portal/wraps.module.css'
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { meQuery } from '../../../lib/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { CsvLink } from '../../../ui/lists/FilesMenu.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { SectionTabs } from '../../shell/SectionTabs.tsx'

const renderCourse: RenderCourse = (courseId, content, className) => (
  <Link className={className} to="/courses/$courseId" params={{ courseId }}>
    {content}
  </Link>
)

const route = getRouteApi('/app/courses')

/** What has to be passed first, by its day. */
export function CoursesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search } = route.useSearch()
  const [isWriting, setWriting] = useState(false)
  const { data, error, refetch } = useQuery(coursesQuery)
  useSendsLater()
  useSendKeptSteps(useQuery(meQuery).data?.id ?? '')
  useEffect(() => {
    // What is read without a line must open without one, also when none was opened before.
    void import('./CoursePage.tsx').then(prepareOffline, () => undefined)
  }, [])
  const owed = data?.courses.filter(isOwed) ?? []
  const rest = data?.courses.filter((course) => !owed.includes(course)) ?? []
  return (
    <main className={`page ${phone.wraps} ${styles.coursesPage}`}>
      <header className="page-h">
        <h1>{t('common.section.courses')}</h1>
        {data && <CsvLink href="/api/courses.csv" />}
        {data?.mayWrite && <Button onClick={() => setWriting(true)}>{t('courses.author.write')}</Button>}
      </header>
      <SectionTabs of="portal" />
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('courses.loading')} />}
      {data?.courses.length === 0 && (
        <EmptyState title={t('courses.none')} mark={<IconSchool className="ic xl" />}>
          {t('courses.noneText')}
        </EmptyState>
      )}
      {owed.length > 0 && (
        <>
          <h2>{t('courses.owed')}</h2>
          <CourseList label={t('courses.owed')} courses={owed} renderCourse={renderCourse} />
        </>
      )}
      {rest.length > 0 && (
        <>
          <h2>{t('courses.rest')}</h2>
          <CourseList label={t('courses.rest')} courses={rest} renderCourse={renderCourse} />
        </>
      )}
      {data?.mayGate && <Gates courses={data.courses} />}
      {data && (
        <section className="col g2">
          <h2>{t('courses.check.title')}</h2>
          <CheckCertificate
            onFound={(number) => void navigate({ to: '/certificates/$number', params: { number } })}
          />
        </section>
      )}
      {data?.maySeePeople && (
        <Team
          search={search}
          onSearch={(words) => void navigate({ to: '/courses', search: { search: words }, replace: true })}
        />
      )}
      {isWriting && <EditorDialog courseId={null} expectedVersion={null} onClose={() => setWriting(false)} />}
    </main>
  )
}
