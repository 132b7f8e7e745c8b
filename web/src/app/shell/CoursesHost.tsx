import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { MeResponse } from '@veche/contract/access.ts'
import { useTranslation } from 'react-i18next'
import { coursesQuery, useSendKeptSteps } from '../../features/portal/courses/index.ts'

/** Sends what was read and answered without a line, and says above every page which right waits for which course. */
export function CoursesHost({ me }: { me: MeResponse }) {
  useSendKeptSteps(me.id)
  return me.restingRights.length > 0 ? <RestingRights rights={me.restingRights} /> : null
}

function RestingRights({ rights }: { rights: MeResponse['restingRights'] }) {
  const { t } = useTranslation()
  const { data } = useQuery(coursesQuery)
  const { pathname } = useLocation()
  const byCourse = Map.groupBy(rights, ({ courseId }) => courseId)
  return [...byCourse].map(([courseId, resting]) => {
    const course = data?.courses.find(({ id }) => id === courseId)
    const names = resting.map(({ right }) => t(`courses.right.${right}`)).join(', ')
    return (
      <div key={courseId} className="ban attention" role="status">
        <span className="grow">
          <b>{t('courses.restTitle', { right: names })}</b>{' '}
          {course &&
            pathname !== `/courses/${courseId}` &&
            t('courses.restText', { title: course.title, minutes: course.minutes })}
        </span>
        {pathname !== `/courses/${courseId}` && (
          <Link to="/courses/$courseId" params={{ courseId }}>
            {t('courses.restGo')}
          </Link>
        )}
      </div>
    )
  })
}
