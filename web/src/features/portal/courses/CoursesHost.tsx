import { useQuery } from '@tanstack/react-query'
import type { MeResponse } from '@veche/contract/access.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { coursesQuery } from './courses.queries.ts'
import { useSendKeptSteps } from './use-kept-steps.ts'

type RenderLink = (courseId: string, content: ReactNode) => ReactNode
type Props = { me: MeResponse; renderLink: RenderLink }

/** Sends what was read and answered without a line, and says above every page which right waits for which course. */
export function CoursesHost({ me, renderLink }: Props) {
  useSendKeptSteps(me.id)
  return me.restingRights.length > 0 ? (
    <RestingRights rights={me.restingRights} renderLink={renderLink} />
  ) : null
}

type RestingProps = { rights: MeResponse['restingRights']; renderLink: RenderLink }

function RestingRights({ rights, renderLink }: RestingProps) {
  const { t } = useTranslation()
  const { data } = useQuery(coursesQuery)
  const byCourse = Map.groupBy(rights, ({ courseId }) => courseId)
  return [...byCourse].map(([courseId, resting]) => {
    const course = data?.courses.find(({ id }) => id === courseId)
    const names = resting.map(({ right }) => t(`courses.right.${right}`)).join(', ')
    return (
      <div key={courseId} className="ban attention" role="status">
        <span className="grow">
          <b>{t('courses.restTitle', { right: names })}</b>{' '}
          {course && t('courses.restText', { title: course.title, minutes: course.minutes })}
        </span>
        {renderLink(courseId, t('courses.restGo'))}
      </div>
    )
  })
}
